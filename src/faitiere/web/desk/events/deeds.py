"""The turns of an event's life at the desk: dated, with a reason, and a word for each who is told."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import EventState
from faitiere.domains.events.models import Event
from faitiere.domains.events.queries.life.concerned import concerned
from faitiere.domains.events.services import changes, events
from faitiere.domains.events.services.changes import OVER, Words
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.events.dating.forms import DatedForm
from faitiere.web.desk.events.dating.guarding import guard
from faitiere.web.desk.kit.deeds import Deed

Refusals = dict[type[BusinessError], str]


def _text(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, widget=forms.Textarea(attrs={"rows": 3}))


class PublicWordsForm(forms.Form):
    """What is said of a turn that no letter tells."""

    public = _text(_("Mot au public"), _("Affiché sur la page de l’événement et dans l’agenda."))
    source = forms.CharField(label=_("Source"), max_length=300, required=False)


class WordsForm(PublicWordsForm):
    """What is said of a turn, to each."""

    registered = _text(_("Mot aux personnes inscrites ou invitées"), _("Il s’ajoute à la lettre qui part d’elle-même."))
    field_order: tuple[str, ...] = ("registered", "public", "source")


class ReasonForm(WordsForm):
    """The same, with the reason that must be given."""

    reason = _text(_("Motif"), _("Il est conservé, et dit aux personnes concernées."))
    field_order: tuple[str, ...] = ("reason", "registered", "public", "source")


class PostponeForm(ReasonForm):
    """Put off, perhaps to a period that is hoped for."""

    expected = forms.CharField(label=_("Période envisagée"), max_length=60, required=False)
    field_order = ("reason", "expected", "registered", "public", "source")


class MoveForm(DatedForm, ReasonForm):
    """Another date."""

    field_order = ("day", "begins", "ends", "last_day", "timezone", "reason", "registered", "public", "source")

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        """Know which event moves."""
        super().__init__(*args, **kwargs)
        self.event = event

    def clean(self) -> dict[str, Any]:
        """Hold the date against the calendar."""
        data = super().clean()
        if data.get("when"):
            guard(self, self.event, data["when"], weekday=self.typed_weekday, ignore=self.event)
        return data


class ResizeForm(forms.Form):
    """How many places there are."""

    capacity = forms.IntegerField(label=_("Places"), min_value=1, required=False, help_text=_("Vide : pas de limite."))


def words_of(data: Mapping[str, Any]) -> Words:
    """Return the words that a form of ours collected."""
    return Words(data.get("reason", ""), data.get("registered", ""), data["public"], data["source"])


class Turn(Deed):
    """A turn in the life of an event. Before one that is written to people, the page says how many it reaches."""

    model = Event
    template_name = "desk/events/turn.html"
    form_class: Any = PublicWordsForm
    states: ClassVar[set[EventState]] = set()
    refusals: ClassVar[Refusals] = {changes.ReasonMissing: "reason"}

    @classmethod
    def is_offered(cls, target: Event) -> bool:
        """Offer what leads further from here."""
        return EventState(target.state) in cls.states

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add who is told."""
        context = super().get_context_data(**kwargs)
        context["concerned"] = concerned(self.target) if issubclass(self.form_class, WordsForm) else None
        return context


class Announce(Turn):
    """A save-the-date."""

    slug = "annoncer"
    rule = "events.announce"
    label = _("Annoncer")
    icon = "calendar-check"
    explanation = _(
        "L’événement paraît dans l’agenda de celles et ceux à qui il s’adresse : « date à réserver ». "
        "Les invitations peuvent partir."
    )
    submit_label = _("Annoncer")
    done = _("L’événement est annoncé.")
    states: ClassVar[set[EventState]] = {EventState.IDEA}

    def perform(self, target: Event, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return events.announce(target, words=words_of(data), by=self.actor, now=clock.now())


class Open(Turn):
    """Registration opens."""

    slug = "ouvrir"
    rule = "events.open_registration"
    label = _("Ouvrir les inscriptions")
    icon = "lock-open"
    explanation = _("La page de l’événement propose de s’inscrire ; les places se comptent d’elles-mêmes.")
    submit_label = _("Ouvrir les inscriptions")
    done = _("Les inscriptions sont ouvertes.")
    states: ClassVar[set[EventState]] = {EventState.IDEA, EventState.SAVE_THE_DATE}

    def perform(self, target: Event, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return events.open_registration(target, words=words_of(data), by=self.actor, now=clock.now())


class Move(Turn):
    """Another date."""

    slug = "deplacer"
    rule = "events.move"
    label = _("Changer la date")
    icon = "date"
    explanation = _("L’ancienne date reste dans l’histoire de l’événement ; les calendriers suivent.")
    submit_label = _("Changer la date et prévenir")
    done = _("La date est changée.")
    form_class = MoveForm
    states: ClassVar[set[EventState]] = set(EventState) - {EventState.CANCELLED, EventState.HELD}
    refusals: ClassVar[Refusals] = {**Turn.refusals, events.EndsBeforeStart: "ends"}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the event."""
        return {**super().get_form_kwargs(), "event": self.target}

    def get_initial(self) -> dict[str, Any]:
        """Keep the time zone."""
        return {"timezone": self.target.timezone}

    def perform(self, target: Event, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return events.move(target, data["when"], words=words_of(data), by=self.actor, now=clock.now())


class Postpone(Turn):
    """No date any more, for now."""

    slug = "reporter"
    rule = "events.postpone"
    label = _("Reporter")
    icon = "time"
    explanation = _("Sans nouvelle date : l’agenda garde l’événement, dit « reporté ».")
    submit_label = _("Reporter et prévenir")
    done = _("L’événement est reporté.")
    form_class = PostponeForm
    states: ClassVar[set[EventState]] = {EventState.IDEA, EventState.SAVE_THE_DATE, EventState.OPEN}

    def perform(self, target: Event, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        told = words_of(data)
        return events.postpone(target, words=told, expected=data["expected"], by=self.actor, now=clock.now())


class Cancel(Turn):
    """It does not take place."""

    slug = "annuler"
    rule = "events.cancel"
    label = _("Annuler l’événement")
    icon = "cross"
    is_grave = True
    explanation = _("C’est définitif. L’événement et ses inscriptions sont conservés ; chaque personne est prévenue.")
    submit_label = _("Annuler l’événement et prévenir")
    done = _("L’événement est annulé.")
    form_class = ReasonForm
    states: ClassVar[set[EventState]] = set(EventState) - {EventState.CANCELLED, EventState.HELD}

    def perform(self, target: Event, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return events.cancel(target, words=words_of(data), by=self.actor, now=clock.now())


class Hold(Turn):
    """It took place."""

    slug = "tenir"
    rule = "events.hold"
    label = _("Dire qu’il a eu lieu")
    icon = "check"
    explanation = _("Viennent ensuite le compte rendu et les attestations.")
    submit_label = _("Il a eu lieu")
    done = _("L’événement a eu lieu.")
    states: ClassVar[set[EventState]] = {EventState.SAVE_THE_DATE, EventState.OPEN}

    @classmethod
    def is_offered(cls, target: Event) -> bool:
        """Offer it from its first day on."""
        first = target.when.first_day
        return super().is_offered(target) and first is not None and first <= clock.today()

    def perform(self, target: Event, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return events.hold(target, words=words_of(data), by=self.actor, now=clock.now())


class Resize(Deed):
    """How many places."""

    model = Event
    slug = "places"
    rule = "events.resize"
    label = _("Nombre de places")
    icon = "group"
    explanation = _("S’il y en a plus, la liste d’attente avance aussitôt. Personne ne perd sa place.")
    form_class = ResizeForm
    refusals: ClassVar[Refusals] = {events.PlacesTaken: "capacity"}

    @classmethod
    def is_offered(cls, target: Event) -> bool:
        """Offer it while anybody may still come."""
        return target.state not in OVER

    def get_initial(self) -> dict[str, Any]:
        """Show how many there are."""
        return {"capacity": self.target.capacity}

    def perform(self, target: Event, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return events.resize(target, data["capacity"], by=self.actor, now=clock.now())


LIFE: list[type[Deed]] = [Announce, Open, Hold, Move, Resize, Postpone, Cancel]
