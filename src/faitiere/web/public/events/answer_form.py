"""What an invited person says on the personal page: an answer in one tap, then what it needs."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import QuerySet
from django.utils.safestring import SafeString

from faitiere.domains.events.choices import AnswerKind, AnswerWay, EventFormat, PlaceState
from faitiere.domains.events.models import Invitation, Registration, Session
from faitiere.domains.events.queries.dates import said_hour
from faitiere.domains.events.services.answers import Reply
from faitiere.kernel.typography import french


class _SessionsField(forms.ModelMultipleChoiceField[Session]):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Session) -> str:
        """Say the hour, the title, and that one would wait."""
        zone, day = obj.event.timezone, ""
        if obj.starts_at:
            day = f"{obj.starts_at.astimezone(ZoneInfo(zone)):%d/%m}, {said_hour(obj.starts_at, zone)}"
        is_full = obj.capacity is not None and obj.taken >= obj.capacity + obj.extra
        return french(" – ".join(filter(None, [day, obj.title, "complet, liste d’attente" if is_full else ""])))


class AnswerForm(forms.Form):
    """An answer. Sessions are offered when there are some, needs asked only of who comes in person."""

    answer = forms.ChoiceField(choices=AnswerKind.choices, widget=forms.HiddenInput)
    substitute_name = forms.CharField(label="Prénom et nom de la personne", max_length=150, required=False)
    substitute_email = forms.EmailField(label="Son adresse électronique", required=False)
    needs = forms.CharField(
        label="Accessibilité, régime alimentaire",
        required=False,
        max_length=500,
        help_text="Lu par les personnes qui préparent l’accueil, et par elles seules.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, invitation: Invitation, data: Any = None) -> None:
        """Ask only what this event needs."""
        self.registration = standing(invitation)
        super().__init__(data, initial=self._initial(invitation))
        sessions = open_sessions(invitation)
        if sessions.exists():
            self.fields["sessions"] = _SessionsField(queryset=sessions, label="Sessions choisies", required=False)
        if invitation.event.format not in {EventFormat.ONSITE, EventFormat.HYBRID}:
            del self.fields["needs"]

    def _initial(self, invitation: Invitation) -> dict[str, Any]:
        known: dict[str, Any] = {
            "substitute_name": invitation.substitute_name,
            "substitute_email": invitation.substitute_email,
        }
        if self.registration:
            held = self.registration.places.exclude(state=PlaceState.CANCELLED)
            known |= {"needs": self.registration.needs, "sessions": list(held.values_list("session", flat=True))}
        return known

    def details(self) -> list[SafeString]:
        """Return what is asked of who comes."""
        return [self[name].as_field_group() for name in ("sessions", "needs") if name in self.fields]

    def reply(self, now: datetime) -> Reply:
        """Return the answer; a bare tap leaves the sessions as they are."""
        data = self.cleaned_data
        has_details = "details" in self.data
        return Reply(
            kind=AnswerKind(data["answer"]),
            at=now,
            way=AnswerWay.LINK,
            substitute_name=data["substitute_name"],
            substitute_email=data["substitute_email"],
            sessions=list(data["sessions"]) if has_details and "sessions" in data else None,
            needs=data.get("needs", ""),
        )


def open_sessions(invitation: Invitation) -> QuerySet[Session]:
    """Return the sessions one may choose, in their order."""
    found = Session.objects.filter(event=invitation.event, has_registration=True).select_related("event")
    return found.order_by("starts_at", "order", "pk")


def standing(invitation: Invitation) -> Registration | None:
    """Return the place that the answer holds, if it does."""
    held = Registration.objects.filter(invitation=invitation).exclude(state=PlaceState.CANCELLED)
    return held.select_related("event").order_by("-pk").first()
