"""The day: who holds the door, who came, what to print, and the certificates afterwards."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from faitiere.domains.events.documents.badges import FORMATS
from faitiere.domains.events.models import Certificate, CheckIn, DoorPass
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.queries.figures import figures
from faitiere.domains.events.services.day import attendance, certificates, door_passes
from faitiere.kernel import clock
from faitiere.kernel.documents import qr
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.access import allows
from faitiere.web.desk.events.screens import EventScreen

LAST = 30
ACTS = {
    "open": "door_passes.open_post",
    "close": "door_passes.withdraw",
    "undo": "attendance.withdraw",
    "issue": "certificates.issue",
    "send": "certificates.issue",
}


class PostForm(forms.Form):
    """A post at the door."""

    name = forms.CharField(
        label=_("Nom du poste"), max_length=60, help_text=_("« Entrée principale », « Tablette de Léa ».")
    )
    can_exceed = forms.BooleanField(
        label=_("Peut accorder une place en plus quand c’est complet"),
        required=False,
        help_text=_("Pour l’équipe. Laissez vide pour une ou un bénévole."),
    )


class DayScreen(EventScreen):
    """The day of an event."""

    rule = "attendance.record"
    tab = "day"
    label = _("Le jour même")
    template_name = "desk/events/day/day.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open or close a post, undo a passage, issue or send the certificates, each by its rule."""
        act, _separator, key = request.POST.get("act", "").partition(":")
        if act not in ACTS or not allows(ACTS[act], request.user, self.event):
            raise PermissionDenied
        self.form = PostForm(request.POST if act == "open" else None)
        if act == "open" and not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        try:
            messages.success(request, getattr(self, f"_{act}")(int(key) if key.isdecimal() else 0))
        except BusinessError as refusal:
            messages.error(request, str(refusal))
        return redirect("desk_event:day", pk=self.event.pk)

    def _open(self, _key: int) -> str:
        said = self.form.cleaned_data
        door_passes.open_post(self.event, **said, by=self.request.user, now=clock.now())
        return str(_("Poste ouvert : montrez son code au téléphone qui le tiendra."))

    def _close(self, key: int) -> str:
        door_pass = get_object_or_404(DoorPass, event=self.event, pk=key)
        door_passes.withdraw(door_pass, by=self.request.user, now=clock.now())
        return str(_("Poste fermé : son lien n’ouvre plus rien."))

    def _undo(self, key: int) -> str:
        check_in = get_object_or_404(CheckIn, registration__event=self.event, pk=key)
        attendance.withdraw(check_in, by=self.request.user, now=clock.now())
        return str(_("Passage annulé."))

    def _issue(self, _key: int) -> str:
        count = len(certificates.issue_all(self.event, by=self.request.user, now=clock.now()))
        return ngettext("%(n)s attestation délivrée.", "%(n)s attestations délivrées.", count) % {"n": count}

    def _send(self, _key: int) -> str:
        count = certificates.send(self.event, by=self.request.user, now=clock.now())
        return ngettext("%(n)s attestation part.", "%(n)s attestations partent.", count) % {"n": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the posts, the figures, the last passages and what can be printed."""
        context = super().get_context_data(**kwargs)
        now = clock.now()
        passes = DoorPass.objects.filter(event=self.event, withdrawn_at=None, expires_at__gt=now).order_by("name")
        passages = CheckIn.objects.filter(registration__event=self.event, withdrawn_at=None)
        told = figures(self.event)
        context.update(
            form=getattr(self, "form", None) or PostForm(),
            posts=[_post(one) for one in passes],
            figures=told,
            tables=[
                (_("Par participants"), told.by_kind),
                (_("Par nature de collectivité"), told.by_authority_kind),
                (_("Par pays"), told.by_country),
                (_("Par session"), told.by_session),
            ],
            passages=passages.select_related("registration", "session").order_by("-at", "-pk")[:LAST],
            formats=[(key, one.label) for key, one in FORMATS.items()],
            sessions=self.event.sessions.filter(has_registration=True),
            issued=Certificate.objects.filter(registration__event=self.event).count(),
            is_over=now >= (self.event.ends_at or self.event.starts_at or now),
        )
        return context


def _post(door_pass: DoorPass) -> dict[str, Any]:
    url = addresses.door(door_pass)
    code = qr.svg(url, label=f"Lien du poste {door_pass.name}")
    return {"pass": door_pass, "url": url, "code": mark_safe(code)}
