"""Forms of the programme."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.documents.widgets import AdminDocumentChooser

from faitiere.domains.events.choices import SessionKind
from faitiere.domains.events.models import Event, EventRoom, Session, Track
from faitiere.domains.events.services.programme.sessions import SessionDraft
from faitiere.domains.groups.models import Group
from faitiere.domains.library.models import LibraryDocument
from faitiere.domains.people.models import Organization, Person
from faitiere.domains.territories.models import Authority
from faitiere.web.desk.events.dating.fields import HourField
from faitiere.web.desk.groups.choosers import group_chooser
from faitiere.web.desk.kit.fields import DayField
from faitiere.web.desk.people.choosers import organization_chooser, person_chooser
from faitiere.web.desk.territories.choosers import authority_chooser


class PlacedForm(forms.Form):
    """A day, hours, a room and a track of one event."""

    day = DayField(label=_("Jour"), required=False)
    begins = HourField(label=_("De"))
    room = forms.ModelChoiceField(label=_("Salle"), queryset=EventRoom.objects.none(), required=False)
    track = forms.ModelChoiceField(label=_("Fil"), queryset=Track.objects.none(), required=False)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        """Offer the rooms and tracks of the event."""
        super().__init__(*args, **kwargs)
        self.event = event
        self.fields["room"].queryset = event.rooms.all()  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["track"].queryset = event.tracks.all()  # type: ignore[attr-defined]  # a ModelChoiceField

    def moment(self, hour: str) -> datetime | None:
        """Return the day at one of the hours typed, on the clock of the event."""
        day, time = self.cleaned_data.get("day"), self.cleaned_data.get(hour)
        return datetime.combine(day, time, ZoneInfo(self.event.timezone)) if day and time else None

    def clean(self) -> dict[str, Any]:
        """Ask for the day of an hour."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("begins") and not data.get("day"):
            self.add_error("day", _("Choisissez le jour."))
        return data


class MoveForm(PlacedForm):
    """Where a session goes; it lasts as long as before."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for the whole of it."""
        super().__init__(*args, **kwargs)
        self.fields["day"].required = self.fields["begins"].required = True


class SessionForm(PlacedForm):
    """What a session is."""

    title = forms.CharField(label=_("Titre"), max_length=250)
    kind = forms.ChoiceField(label=_("Nature"), choices=SessionKind.choices, initial=SessionKind.WORKSHOP)
    ends = HourField(label=_("À"))
    group = forms.ModelChoiceField(
        label=_("Groupe"), queryset=Group.objects.all(), widget=group_chooser.widget_class, required=False
    )
    languages = forms.CharField(
        label=_("Langues"), required=False, help_text=_("« français, anglais » : celles qu’on y parle ou interprète.")
    )
    has_registration = forms.BooleanField(label=_("Sur inscription"), required=False)
    is_members_only = forms.BooleanField(label=_("Réservée aux adhérents"), required=False)
    description = forms.CharField(label=_("Présentation"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    video_url = forms.URLField(label=_("Lien de visioconférence"), required=False, assume_scheme="https")
    recording_url = forms.URLField(label=_("Enregistrement"), required=False, assume_scheme="https")
    recording_until = DayField(label=_("Enregistrement visible jusqu’au"), required=False)

    field_order = ("title", "kind", "group", "day", "begins", "ends", "room", "track", "has_registration", "capacity")

    def draft(self) -> SessionDraft:
        """Return what was typed."""
        data = self.cleaned_data
        names = ("title", "kind", "room", "track", "group", "description", "is_members_only", "has_registration")
        more = ("video_url", "recording_url", "recording_until")
        spoken = tuple(one.strip() for one in data["languages"].split(",") if one.strip())
        said = {name: data[name] for name in (*names, *more)}
        return SessionDraft(**said, languages=spoken, starts_at=self.moment("begins"), ends_at=self.moment("ends"))


class NewSessionForm(SessionForm):
    """The same, with its places."""

    capacity = forms.IntegerField(label=_("Places"), min_value=1, required=False, help_text=_("Vide : pas de limite."))


class CapacityForm(forms.Form):
    """How many places."""

    capacity = forms.IntegerField(label=_("Places"), min_value=1, required=False, help_text=_("Vide : pas de limite."))


class TrackForm(forms.Form):
    """A track."""

    name = forms.CharField(label=_("Nom"), max_length=100)


class RoomForm(TrackForm):
    """A room."""

    capacity = forms.IntegerField(label=_("Places"), min_value=1, required=False)


class SpeakerForm(forms.Form):
    """Who speaks."""

    person = forms.ModelChoiceField(
        label=_("Personne"), queryset=Person.objects.all(), widget=person_chooser.widget_class, required=False
    )
    name = forms.CharField(label=_("Ou son nom"), max_length=150, required=False)
    title = forms.CharField(
        label=_("Titre imprimé"), max_length=250, required=False, help_text=_("Vide : la fonction exercée ce jour-là.")
    )
    role = forms.CharField(label=_("Rôle"), max_length=60, required=False, help_text=_("« animation », « ouverture »…"))


class LinkForm(forms.Form):
    """What a session brings: one at a time."""

    organization = forms.ModelChoiceField(
        label=_("Organisation co-constructrice"),
        queryset=Organization.objects.all(),
        widget=organization_chooser.widget_class,
        required=False,
    )
    authority = forms.ModelChoiceField(
        label=_("Collectivité co-constructrice"),
        queryset=Authority.objects.all(),
        widget=authority_chooser.widget_class,
        required=False,
    )
    document = forms.ModelChoiceField(
        label=_("Document"), queryset=LibraryDocument.objects.all(), widget=AdminDocumentChooser, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for something."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(data.values()) and not self.errors:
            self.add_error(None, _("Choisissez au moins une organisation, une collectivité ou un document."))
        return data


class UnlinkForm(forms.Form):
    """What a session brings no more."""

    links = forms.MultipleChoiceField(label=_("À retirer"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        """Offer what is linked."""
        super().__init__(*args, **kwargs)
        linked = [*session.builders.all(), *session.building_authorities.all(), *session.documents.all()]
        self.linked = {f"{one._meta.model_name}-{one.pk}": one for one in linked}
        self.fields["links"].choices = [(key, str(one)) for key, one in self.linked.items()]  # type: ignore[attr-defined]  # a MultipleChoiceField
