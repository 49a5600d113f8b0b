"""Forms of the minutes."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import MinutesAccess
from faitiere.domains.events.models import Event, Minutes
from faitiere.domains.events.services.day.minutes import DecisionDraft, MinutesDraft
from faitiere.domains.library.models import LibraryDocument, LibraryImage
from faitiere.domains.people.models import Person
from faitiere.web.desk.events.dating.forms import DatedForm
from faitiere.web.desk.kit.fields import DayField

SHOWN_IMAGES = 24
MORE_DECISIONS = 3


class MinutesForm(forms.Form):
    """What the minutes say."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label=_("Échanges"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Une ligne vide sépare les paragraphes ; « # » ouvre un intertitre, « - » une liste."),
    )
    attendance_note = forms.CharField(
        label=_("Participants"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Proposés d’après l’accueil, sinon d’après les inscriptions : corrigez librement."),
    )
    access = forms.ChoiceField(
        label=_("Qui peut le lire"), choices=MinutesAccess.choices, initial=MinutesAccess.MEMBERS
    )
    file = forms.ModelChoiceField(
        label=_("Document joint"), queryset=LibraryDocument.objects.order_by("-created_at", "pk"), required=False
    )
    photos = forms.ModelMultipleChoiceField(
        label=_("Photographies"),
        queryset=LibraryImage.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Les dernières de la bibliothèque ; leur crédit est imprimé avec elles."),
    )
    recording_url = forms.URLField(label=_("Enregistrement"), required=False, assume_scheme="https")
    recording_until = DayField(label=_("Enregistrement visible jusqu’au"), required=False)
    correction = forms.CharField(
        label=_("Ce qui est corrigé"), max_length=300, required=False, help_text=_("Une phrase, lue par tous.")
    )

    def __init__(self, *args: Any, event: Event, minutes: Minutes | None, proposed: str = "", **kwargs: Any) -> None:
        """Start from what is written, or from the participants proposed."""
        self.minutes = minutes
        kwargs.setdefault("initial", _initial(minutes) if minutes else {"attendance_note": proposed})
        super().__init__(*args, **kwargs)
        latest = LibraryImage.objects.order_by("-created_at", "-pk").values_list("pk", flat=True)[:SHOWN_IMAGES]
        chosen = minutes.photos.values_list("pk", flat=True) if minutes else []
        images = LibraryImage.objects.filter(Q(pk__in=list(latest)) | Q(pk__in=list(chosen)))
        self.fields["photos"].queryset = images.order_by("-created_at", "pk")  # type: ignore[attr-defined]  # a ModelMultipleChoiceField
        if minutes is None or minutes.published_at is None:
            del self.fields["correction"]

    def take_version(self, theirs: Minutes | None) -> None:
        """Let the next save replace what a colleague wrote, now that it has been shown."""
        if theirs is not None:
            typed: Any = self.data
            self.data = typed.copy()
            self.data["version"] = theirs.version  # type: ignore[index]  # a QueryDict, writable once copied

    def draft(self, decisions: Any) -> MinutesDraft:
        """Return what was typed."""
        said = self.cleaned_data
        return MinutesDraft(
            text=said["text"],
            attendance_note=said["attendance_note"],
            access=MinutesAccess(said["access"]),
            file=said["file"],
            recording_url=said["recording_url"],
            recording_until=said["recording_until"],
            photos=tuple(said["photos"]),
            decisions=tuple(form.draft() for form in decisions if form.cleaned_data.get("text")),
            correction=said.get("correction", ""),
        )


def _initial(minutes: Minutes) -> dict[str, Any]:
    names = ["version", "text", "attendance_note", "access", "file", "recording_url", "recording_until"]
    return {name: getattr(minutes, name) for name in names} | {"photos": minutes.photos.all()}


class DecisionForm(forms.Form):
    """A decision; an empty text removes it."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(label=_("Décision"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    owner = forms.ModelChoiceField(label=_("Responsable"), queryset=Person.objects.none(), required=False)
    owner_name = forms.CharField(label=_("ou en clair"), max_length=150, required=False)
    due_on = DayField(label=_("Pour le"), required=False)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        """Offer those who took part, and those who follow the group."""
        super().__init__(*args, **kwargs)
        around = Q(registrations__event=event) | Q(mandates__seat__body__group=event.group_id, mandates__ends_on=None)
        people = Person.objects.filter(around if event.group_id else Q(registrations__event=event)).distinct()
        self.fields["owner"].queryset = people.order_by("last_name", "first_name", "pk")  # type: ignore[attr-defined]  # a ModelChoiceField

    def draft(self) -> DecisionDraft:
        """Return what was typed."""
        said = self.cleaned_data
        return DecisionDraft(said["text"], said["owner"], said["owner_name"], said["due_on"], said["pk"])


DecisionSet = forms.formset_factory(DecisionForm, extra=MORE_DECISIONS)


def initial_decisions(minutes: Minutes | None) -> list[dict[str, Any]]:
    """Return the decisions already written."""
    names = ["pk", "text", "owner", "owner_name", "due_on"]
    return [{name: getattr(one, name) for name in names} for one in minutes.decisions.all()] if minutes else []


class NextForm(DatedForm):
    """When the next meeting takes place."""
