"""What an invited person says on the personal page: an answer in one tap, then what it needs."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.safestring import SafeString

from faitiere.domains.events.choices import AnswerKind, AnswerWay, EventFormat, PlaceState
from faitiere.domains.events.models import Invitation, Registration, Session
from faitiere.domains.events.services.answers import Reply
from faitiere.domains.members.queries import is_member
from faitiere.kernel import clock
from faitiere.web.ui.places import SessionsField, open_sessions


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
        if sessions := _open_to(invitation):
            zone = invitation.event.timezone
            self.fields["sessions"] = SessionsField(sessions, timezone=zone, label="Sessions choisies")
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
            sessions=data["sessions"] if has_details and "sessions" in data else None,
            needs=data.get("needs", ""),
        )


def _open_to(invitation: Invitation) -> list[Session]:
    """Return the sessions one may choose; those kept for members, when one comes for a member."""
    is_within = bool(invitation.authority and is_member(invitation.authority, clock.today()))
    return [one for one in open_sessions(invitation.event) if is_within or not one.is_members_only]


def standing(invitation: Invitation) -> Registration | None:
    """Return the place that the answer holds, if it does."""
    held = Registration.objects.filter(invitation=invitation).exclude(state=PlaceState.CANCELLED)
    return held.select_related("event").order_by("-pk").first()
