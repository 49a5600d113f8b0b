"""Minutes at the desk: written with decisions, compared when two write at once, published, followed by the next one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.models import Minutes, MinutesRequest
from faitiere.domains.events.queries.minutes import attendance_note
from faitiere.domains.events.services.day import minutes, minutes_requests
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.access import allows
from faitiere.web.desk.events.day.forms import DecisionSet, MinutesForm, NextForm, initial_decisions
from faitiere.web.desk.events.screens import EventScreen
from faitiere.web.desk.kit.links import record_url

ACTS = {
    "save": "minutes.edit",
    "publish": "minutes.publish",
    "finish": "minutes.finish",
    "next": "minutes.plan_next",
    "grant": "minutes_requests.decide",
    "refuse": "minutes_requests.decide",
}


class MinutesScreen(EventScreen):
    """The minutes of an event."""

    rule = "minutes.edit"
    tab = "minutes"
    label = _("Compte rendu")
    template_name = "desk/events/day/minutes.html"
    theirs: Minutes | None = None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save, publish, follow up: each by its rule."""
        act, _separator, key = request.POST.get("act", "").partition(":")
        self.found = Minutes.objects.filter(event=self.event).first()
        if act not in ACTS:
            raise PermissionDenied
        if act == "save":
            return self._save()
        if self.found is None or not allows(ACTS[act], request.user, self._target(act, key)):
            raise PermissionDenied
        try:
            return getattr(self, f"_{act}")(int(key) if key.isdecimal() else 0)  # type: ignore[no-any-return]
        except BusinessError as refusal:
            messages.error(request, str(refusal))
            return redirect("desk_event:minutes", pk=self.event.pk)

    def _target(self, act: str, key: str) -> Any:
        assert self.found is not None  # noqa: S101 - asked before
        return get_object_or_404(self.found.decisions, pk=key) if act == "finish" else self.event

    def _save(self) -> HttpResponse:
        """Save what was typed; refused, everything typed stays on the form, beside what a colleague wrote."""
        if not allows("minutes.edit", self.request.user, self.event):
            raise PermissionDenied
        self.form = MinutesForm(self.request.POST, event=self.event, minutes=self.found)
        self.decisions = DecisionSet(self.request.POST, prefix="decisions", form_kwargs={"event": self.event})
        if not (self.form.is_valid() and self.decisions.is_valid()):
            return self.render_to_response(self.get_context_data())
        draft, by, now = self.form.draft(self.decisions), self.request.user, clock.now()
        try:
            if self.found is None:
                minutes.begin(self.event, draft, by=by, now=now)
            else:
                minutes.edit(self.found, draft, version=self.form.cleaned_data["version"] or 0, by=by, now=now)
        except BusinessError as refusal:
            self.form.add_error(None, str(refusal))
            if isinstance(refusal, minutes.MinutesChanged):
                self.theirs = Minutes.objects.filter(event=self.event).first()
                self.form.take_version(self.theirs)
            return self.render_to_response(self.get_context_data())
        messages.success(self.request, _("Compte rendu enregistré."))
        return redirect("desk_event:minutes", pk=self.event.pk)

    def _publish(self, _key: int) -> HttpResponse:
        assert self.found is not None  # noqa: S101 - asked before
        minutes.publish(self.found, by=self.request.user, now=clock.now())
        return self._done(_("Compte rendu publié : les participants reçoivent le lien."))

    def _finish(self, key: int) -> HttpResponse:
        decision = get_object_or_404(self.found.decisions, pk=key)  # type: ignore[union-attr]  # asked before
        minutes.finish(decision, on=clock.today(), by=self.request.user, now=clock.now())
        return self._done(_("C’est noté : décision réalisée."))

    def _next(self, _key: int) -> HttpResponse:
        assert self.found is not None  # noqa: S101 - asked before
        self.form_next = NextForm(self.request.POST, prefix="next")
        if not self.form_next.is_valid():
            return self.render_to_response(self.get_context_data())
        when = self.form_next.cleaned_data["when"]
        following = minutes.plan_next(self.found, when, by=self.request.user, now=clock.now())
        messages.success(self.request, _("Prochaine rencontre créée : complétez-la, puis annoncez-la."))
        return redirect(record_url(following))

    def _grant(self, key: int) -> HttpResponse:
        return self._decide(key, is_granted=True)

    def _refuse(self, key: int) -> HttpResponse:
        return self._decide(key, is_granted=False)

    def _decide(self, key: int, *, is_granted: bool) -> HttpResponse:
        asked = get_object_or_404(MinutesRequest, minutes=self.found, pk=key)
        minutes_requests.decide(asked, is_granted=is_granted, by=self.request.user, now=clock.now())
        return self._done(_("Réponse envoyée."))

    def _done(self, said: Any) -> HttpResponse:
        messages.success(self.request, said)
        return redirect("desk_event:minutes", pk=self.event.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form, the decisions, the requests and what a colleague wrote meanwhile."""
        context = super().get_context_data(**kwargs)
        found = Minutes.objects.filter(event=self.event).select_related("next_event").first()
        form = getattr(self, "form", None) or MinutesForm(
            event=self.event, minutes=found, proposed=attendance_note(self.event) if found is None else ""
        )
        decisions = getattr(self, "decisions", None) or DecisionSet(
            prefix="decisions", initial=initial_decisions(found), form_kwargs={"event": self.event}
        )
        requests = MinutesRequest.objects.filter(minutes__event=self.event).order_by("decided_at", "asked_at", "pk")
        context.update(
            minutes=found,
            form=form,
            decisions=decisions,
            theirs=self.theirs,
            their_decisions=list(self.theirs.decisions.all()) if self.theirs else [],
            following=list(found.decisions.select_related("owner")) if found else [],
            form_next=getattr(self, "form_next", None) or NextForm(prefix="next"),
            requests=requests if found else [],
            media=form.media,
        )
        return context
