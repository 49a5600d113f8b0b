"""Who is invited and what they answer: the tally of each side, the list, the sending and the reminders."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from faitiere.domains.events.choices import AnswerKind, EventState
from faitiere.domains.events.models import Invitation
from faitiere.domains.events.queries import tallies
from faitiere.domains.events.services import invitations
from faitiere.domains.events.services.guests import sendings
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.spreadsheets import as_csv
from faitiere.web.desk.access import allows
from faitiere.web.desk.events.guests.finding import GuestFilter, found, sent_without_letter
from faitiere.web.desk.events.guests.letters import batches
from faitiere.web.desk.events.screens import EventScreen
from faitiere.web.desk.kit.records import Cell, linked

PAGE = 100
AT_ONCE = 60  # the rest leaves within the minute, by the night's worker
TONES = {AnswerKind.YES: "good", AnswerKind.SUBSTITUTE: "good", AnswerKind.NO: "bad", AnswerKind.UNSURE: "warn"}
HEADINGS = [_("Personne"), _("Collectivité"), _("Côté"), _("Réponse"), _("Envoi"), _("Pourquoi")]
ACTS = {"send": "invitations.send", "remind": "invitations.remind", "withdraw": "invitations.withdraw"}


class GuestsScreen(EventScreen):
    """The invitations of an event."""

    rule = "invitations.view"
    tab = "guests"
    label = _("Invitations")
    template_name = "desk/events/guests/guests.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list, or export all that the filter keeps."""
        self.filter = GuestFilter(request.GET)
        self.filter.full_clean()
        self.rows = found(self.event, self.filter.cleaned_data)
        if request.GET.get("export") == "csv":
            return self._exported()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send, remind or withdraw, each by its rule."""
        act, _separator, key = request.POST.get("act", "").partition(":")
        if act not in ACTS or not allows(ACTS[act], request.user, self.event):
            raise PermissionDenied
        try:
            messages.success(request, getattr(self, f"_{act}")(key))
        except BusinessError as refusal:
            messages.error(request, str(refusal))
        return redirect("desk_event:guests", pk=self.event.pk)

    def _send(self, _key: str) -> str:
        count = sendings.queue(self.event, by=self.request.user, now=clock.now())
        sendings.send_queued(now=clock.now(), event=self.event, limit=AT_ONCE)
        return ngettext("%(n)s invitation part.", "%(n)s invitations partent.", count) % {"n": count}

    def _remind(self, _key: str) -> str:
        count = sendings.remind(self.event, by=self.request.user, now=clock.now())
        return ngettext("%(n)s personne relancée.", "%(n)s personnes relancées.", count) % {"n": count}

    def _withdraw(self, key: str) -> str:
        invitation = get_object_or_404(Invitation, event=self.event, pk=key if key.isdecimal() else 0)
        invitations.withdraw(invitation, by=self.request.user, now=clock.now())
        return str(_("Invitation retirée : %(name)s.") % {"name": invitation})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the tallies and a page of the list."""
        context = super().get_context_data(**kwargs)
        page = Paginator(self.rows, PAGE).get_page(self.request.GET.get("page"))
        kept = self.request.GET.copy()
        kept.pop("page", None)
        can_send = self.event.state in {EventState.SAVE_THE_DATE, EventState.OPEN}
        is_idea = self.event.state == EventState.IDEA
        total = tallies.total(self.event)
        standing = Invitation.objects.standing().filter(event=self.event)
        context.update(
            headings=HEADINGS,
            page=page,
            batches=batches(page.paginator.count),
            can_send=can_send,
            announce=reverse("desk_event:annoncer", args=[self.event.pk]) if is_idea else "",
            without_letter=standing.filter(sent_without_letter()).count(),
            rows=[(one, cells(one)) for one in page.object_list],
            filter=self.filter,
            kept=kept.urlencode(),
            sides=tallies.by_side(self.event),
            total=total,
            to_send=standing.filter(sent_at=None, queued_at=None).count(),
            leaving=standing.filter(queued_at__isnull=False).count(),
            to_remind=Invitation.objects.unanswered().filter(event=self.event).exclude(email="").count(),
        )
        return context

    def _exported(self) -> HttpResponse:
        headings = [str(heading) for heading in [*HEADINGS, _("Adresse électronique"), _("Répondu le"), _("Voie")]]
        response = HttpResponse(as_csv(headings, map(_line, self.rows)), content_type="text/csv; charset=utf-8")
        name = slugify(f"invitations {self.event}")[:80]
        response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return response


def cells(one: Invitation) -> list[Cell]:
    """Return a line of the list."""
    answer = one.get_answer_display() or (_("en attente") if one.sent_at else "")
    how = one.substitute_name or (one.get_answered_way_display() if one.answer else "")
    sent = _("en cours d’envoi") if one.queued_at else _day(one.sent_at) or _("pas encore envoyée")
    reminded = _("relance le %(day)s") % {"day": _day(one.reminded_at)} if one.reminded_at else ""
    return [
        linked(one.person, note=one.email or _("sans adresse électronique"))
        if one.person
        else Cell(str(one), note=one.email or _("sans adresse électronique")),
        linked(one.authority),
        Cell(one.get_side_display()),
        Cell(answer, tone=TONES.get(one.answer, "quiet") if answer else "", note=how),  # type: ignore[call-overload]  # a label or ""
        Cell(sent, note=reminded),
        Cell(one.why),
    ]


def _line(one: Invitation) -> list[Any]:
    answer = " : ".join(filter(None, [one.get_answer_display(), one.substitute_name]))
    return [
        str(one.person or one.name),
        str(one.authority or ""),
        one.get_side_display(),
        answer,
        _day(one.sent_at),
        one.why,
        one.email,
        f"{timezone.localtime(one.answered_at):%d/%m/%Y %H:%M}" if one.answered_at else "",
        one.get_answered_way_display(),
    ]


def _day(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%d/%m/%Y}" if moment else ""
