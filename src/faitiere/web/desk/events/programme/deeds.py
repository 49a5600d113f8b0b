"""What is done to the sessions of a programme."""

from collections.abc import Mapping
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.models import Event, Session, Speaker
from faitiere.domains.events.services.programme import contents, sessions
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.events.programme import forms
from faitiere.web.desk.kit.deeds import Deed

Refusals = dict[type[BusinessError], str]
SAID = ("title", "kind", "room", "track", "group", "description", "is_members_only", "has_registration")
SEEN = ("video_url", "recording_url", "recording_until")


class ProgrammeDeed(Deed):
    """An act on a part of a programme, which it then shows again."""

    rule = "programme.write"
    template_name = "desk/events/part.html"

    def owner(self) -> Model:
        """Return the event."""
        return self.event_of(self.target)

    def event_of(self, target: Any) -> Event:
        """Return the event that a part belongs to."""
        return target if isinstance(target, Event) else target.event

    def get_success_url(self) -> str:
        """Lead back to the programme."""
        return reverse("desk_event:programme", args=[self.owner().pk])


class _Placed(ProgrammeDeed):
    """A form that knows the rooms of the event."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the event."""
        return {**super().get_form_kwargs(), "event": self.owner()}

    def hours(self, session: Session) -> dict[str, Any]:
        """Return where and when a session stands, on the clock of the event."""
        zone = ZoneInfo(session.event.timezone)
        starts, ends = (moment and moment.astimezone(zone) for moment in (session.starts_at, session.ends_at))
        placed = {"room": session.room, "track": session.track}
        return {
            **placed,
            "day": starts and starts.date(),
            "begins": starts and starts.time(),
            "ends": ends and ends.time(),
        }

    def form_valid(self, form: Any) -> Any:
        """Keep the form at hand for `perform`, which needs its hours."""
        self.form = form
        return super().form_valid(form)


class AddSession(_Placed):
    """A session more."""

    model = Event
    slug = "ajouter-session"
    label = _("Ajouter une session")
    icon = "plus"
    form_class = forms.NewSessionForm
    refusals: ClassVar[Refusals] = {sessions.SessionEndsBeforeStart: "ends"}

    def get_initial(self) -> dict[str, Any]:
        """Propose the first day."""
        return {"day": self.target.when.first_day}

    def perform(self, target: Event, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return sessions.create(target, self.form.draft(), capacity=data["capacity"], by=self.actor, now=clock.now())


class EditSession(_Placed):
    """A session corrected."""

    model = Session
    slug = "modifier-session"
    label = _("Modifier la session")
    form_class = forms.SessionForm
    refusals: ClassVar[Refusals] = {sessions.SessionEndsBeforeStart: "ends"}

    def get_initial(self) -> dict[str, Any]:
        """Show what is said of it."""
        said = {name: getattr(self.target, name) for name in (*SAID, *SEEN)}
        return {**said, **self.hours(self.target), "languages": ", ".join(self.target.languages)}

    def perform(self, target: Session, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return sessions.edit(target, self.form.draft(), by=self.actor, now=clock.now())


class MoveSession(_Placed):
    """A session at another hour or in another room: what dragging does, as a form."""

    model = Session
    slug = "deplacer-session"
    label = _("Déplacer la session")
    icon = "date"
    form_class = forms.MoveForm

    def get_initial(self) -> dict[str, Any]:
        """Show where it stands."""
        return self.hours(self.target)

    def perform(self, target: Session, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        there = {"room": data["room"], "track": data["track"]}
        return sessions.move(target, self.form.moment("begins"), **there, by=self.actor, now=clock.now())


class ResizeSession(ProgrammeDeed):
    """How many places a session has."""

    model = Session
    slug = "places-session"
    label = _("Places de la session")
    explanation = _("S’il y en a plus, la liste d’attente avance aussitôt. Personne ne perd sa place.")
    form_class = forms.CapacityForm
    refusals: ClassVar[Refusals] = {sessions.SessionPlacesTaken: "capacity"}

    def get_initial(self) -> dict[str, Any]:
        """Show how many there are."""
        return {"capacity": self.target.capacity}

    def perform(self, target: Session, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return sessions.resize(target, data["capacity"], by=self.actor, now=clock.now())


class DeleteSession(ProgrammeDeed):
    """A session out of the programme."""

    model = Session
    slug = "supprimer-session"
    label = _("Supprimer la session")
    is_grave = True
    submit_label = _("Supprimer")
    done = _("La session est supprimée.")

    def perform(self, target: Session, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return sessions.delete(target, by=self.actor, now=clock.now())


class AddSpeaker(ProgrammeDeed):
    """Somebody speaks."""

    model = Session
    slug = "intervention"
    label = _("Annoncer une intervention")
    icon = "user"
    form_class = forms.SpeakerForm
    refusals: ClassVar[Refusals] = {contents.SpeakerMissing: "person", contents.AlreadySpeaks: "person"}

    def perform(self, target: Session, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        billing = contents.Billing(data["name"], data["title"], data["role"])
        return contents.add_speaker(target, data["person"], billing, by=self.actor, now=clock.now())


class RemoveSpeaker(ProgrammeDeed):
    """Somebody does not speak after all."""

    model = Speaker
    slug = "retirer-intervention"
    label = _("Retirer l’intervention")
    submit_label = _("Retirer")

    def event_of(self, target: Any) -> Event:
        """Return the event of the session."""
        return target.session.event  # type: ignore[no-any-return]

    def perform(self, target: Speaker, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return contents.remove_speaker(target, by=self.actor, now=clock.now())


class LinkSession(ProgrammeDeed):
    """Who built a session, and its documents."""

    model = Session
    slug = "associer-session"
    label = _("Associer à la session")
    icon = "link"
    form_class = forms.LinkForm

    def perform(self, target: Session, data: Mapping[str, Any]) -> Any:
        """Call the service for each."""
        for content in filter(None, data.values()):
            contents.link(target, content, by=self.actor, now=clock.now())


class UnlinkSession(ProgrammeDeed):
    """What a session brings no more."""

    model = Session
    slug = "dissocier-session"
    label = _("Retirer de la session")
    form_class = forms.UnlinkForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the session."""
        return {**super().get_form_kwargs(), "session": self.target}

    def form_valid(self, form: Any) -> Any:
        """Keep what is linked at hand for `perform`."""
        self.linked = form.linked
        return super().form_valid(form)

    def perform(self, target: Session, data: Mapping[str, Any]) -> Any:
        """Call the service for each."""
        for key in data["links"]:
            contents.unlink(target, self.linked[key], by=self.actor, now=clock.now())


SESSION_DEEDS: list[type[Deed]] = [
    AddSession,
    EditSession,
    MoveSession,
    ResizeSession,
    AddSpeaker,
    RemoveSpeaker,
    LinkSession,
    UnlinkSession,
    DeleteSession,
]
