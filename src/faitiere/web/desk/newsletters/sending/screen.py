"""The screen of a sending: how many letters are where, what is in doubt, and what may be done about it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from faitiere.domains.newsletters.choices import IssueState
from faitiere.domains.newsletters.models import Issue, Subscription
from faitiere.domains.newsletters.queries import deliverability
from faitiere.domains.newsletters.services import departures
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail import mailings
from faitiere.kernel.mail.models import DispatchState, Mailing
from faitiere.web.desk.access import allows
from faitiere.web.desk.newsletters.screens import IssueScreen
from faitiere.web.desk.newsletters.sending.deeds import DEEDS

SHOWN = 50
PERCENT = 100
# What one looks at letter by letter, by the name of the list in the address of its pages.
PILES = {
    "incertains": DispatchState.UNCERTAIN,
    "refuses": DispatchState.REFUSED,
    "repris": DispatchState.RETRY,
    "retires": DispatchState.WITHDRAWN,
}
WORDS = {
    DispatchState.HANDED_OVER: ("remis", "remis"),
    DispatchState.REFUSED: ("refusé", "refusés"),
    DispatchState.UNCERTAIN: ("incertain", "incertains"),
    DispatchState.RETRY: ("à reprendre", "à reprendre"),
    DispatchState.WITHDRAWN: ("retiré", "retirés"),
}


class Sending(IssueScreen):
    """Where each letter of an issue is; the uncertain ones wait for somebody's word."""

    tab = "sending"
    select = ("newsletter", "template", "mailing", "audience", "approved_by")
    label = _("Envoi")
    template_name = "desk/newsletters/sending.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take somebody's word on letters in doubt or refused."""
        if not allows("issues.settle", request.user, self.issue):
            raise PermissionDenied
        chosen = [int(key) for key in request.POST.getlist("pli") if key.isdecimal()]
        verdict: Any = request.POST.get("verdict")
        if chosen and verdict in departures.VERDICTS:
            self._settle(request, chosen, verdict)
        else:
            messages.error(request, _("Cochez au moins un pli."))
        return redirect("desk_issue:sending", self.issue.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the numbers, the troubles, and the acts of this moment."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        mailing, user = self.issue.mailing, self.request.user
        context["deeds"] = [
            (deed, deed.url(self.issue))
            for deed in DEEDS
            if deed.is_offered(self.issue) and allows(deed.rule, user, self.issue)
        ]
        context["subscribers"] = Subscription.objects.active().filter(newsletter=self.issue.newsletter).count()
        context["needs_approval"] = departures.needs_approval(self.issue)
        context["standing"] = deliverability.standing_of(self.issue.newsletter)
        context["mailing"] = mailing
        context["clicked"] = list(self.issue.counted_links.all()) if mailing else []
        # Departures follow the machine's clock: a stopped one would hold them for ever.
        is_over = self.issue.state in {IssueState.SENT, IssueState.ARCHIVED}
        context["hour_of_departures"] = clock.real_now() if clock.is_set() and not is_over else None
        return context | (_ledger(self.issue, mailing, self.request.GET) if mailing else {})

    def _settle(self, request: HttpRequest, chosen: list[int], verdict: Any) -> None:
        try:
            done = departures.settle(self.issue, chosen, verdict, by=self._actor(), now=clock.real_now())
        except BusinessError as refusal:
            messages.error(request, str(refusal))
        else:
            said = ngettext("%(done)d pli : c’est noté.", "%(done)d plis : c’est noté.", done) % {"done": done}
            messages.success(request, said)

    def _actor(self) -> Any:
        return self.request.user


def _ledger(issue: Issue, mailing: Mailing, pages: Mapping[str, str]) -> dict[str, Any]:
    counts = mailings.counts(mailing)
    left = sum(counts[state] for state in (DispatchState.PLANNED, DispatchState.LEASED, DispatchState.SENDING))
    left += counts[DispatchState.RETRY]
    done = mailing.recipients - left
    is_moving = issue.state == IssueState.SENDING and bool(left)
    return {
        "sentence": sentence(counts),
        "left": left,
        "percent": PERCENT * done // mailing.recipients if mailing.recipients else PERCENT,
        "is_moving": is_moving,
        "estimate": mailings.estimate(mailing).duration if left else None,
        "domains": mailings.domains(mailing)[:SHOWN],
        **{name: _pile(mailing, state, pages.get(name)) for name, state in PILES.items() if counts[state]},
    }


def _pile(mailing: Mailing, state: DispatchState, number: str | None) -> dict[str, Any]:
    """Return a page of the letters in one state, each with the name under which the relay's log knows it."""
    page = Paginator(mailings.troubles(mailing, state), SHOWN).get_page(number)
    return {"page": page, "plis": mailings.message_ids(mailing, page.object_list)}


def sentence(counts: dict[DispatchState, int]) -> str:
    """Return « 24 996 remis · 3 refusés · 1 incertain »: what was handed over, then what is not nought."""
    said = [
        f"{number_format(counts[state], use_l10n=True, force_grouping=True)} {many if counts[state] > 1 else one}"
        for state, (one, many) in WORDS.items()
        if counts[state] or state == DispatchState.HANDED_OVER
    ]
    return " · ".join(said)
