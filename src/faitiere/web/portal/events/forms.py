"""What is said of colleagues whom somebody registers."""

from typing import Any

from django import forms

from faitiere.domains.events.choices import EventFormat
from faitiere.domains.events.models import Event
from faitiere.domains.events.queries.registering.guests import person_at
from faitiere.domains.events.services.registering.enrolments import Wish
from faitiere.domains.events.services.registrations import Guest
from faitiere.domains.territories.models import Authority
from faitiere.web.portal.access import Visitor
from faitiere.web.ui.places import SessionsField, open_sessions
from faitiere.web.ui.questions import QuestionsForm

MOST = 10


class ColleagueForm(forms.Form):
    """A colleague and their sessions; a row left empty is nobody."""

    first_name = forms.CharField(label="Prénom", max_length=100)
    last_name = forms.CharField(label="Nom", max_length=100)
    email = forms.EmailField(label="Adresse électronique")
    role = forms.CharField(label="Fonction", required=False, max_length=150)
    needs = forms.CharField(label="Accessibilité, régime alimentaire", required=False, max_length=500)

    def __init__(self, event: Event, data: Any, *, rank: int) -> None:
        """Offer the sessions of the event; ask for needs only where people meet in a room."""
        is_first = rank == 0
        super().__init__(data, prefix=f"p{rank}", empty_permitted=not is_first, use_required_attribute=False)
        if event.format == EventFormat.ONLINE:
            del self.fields["needs"]
        if sessions := open_sessions(event):
            self.fields["sessions"] = SessionsField(sessions, timezone=event.timezone, label="Sessions")
        self.questions = QuestionsForm(event.form, data, prefix=f"q{rank}")
        self.title = f"Personne {rank + 1}"

    @property
    def is_nobody(self) -> bool:
        """Tell whether the row was left empty."""
        return not self.has_changed()

    def is_right(self) -> bool:
        """Tell whether the row can be registered, or is nobody's."""
        return self.is_valid() and (self.is_nobody or self.questions.is_valid())

    def guest(self, visitor: Visitor, authority: Authority | None) -> tuple[Guest, Wish]:
        """Return who comes for an authority, and what they wish."""
        said = self.cleaned_data
        guest = Guest(
            first_name=said["first_name"],
            last_name=said["last_name"],
            email=said["email"],
            role=said["role"],
            person=person_at(said["email"], visitor.on),
            authority=authority,
            needs=said.get("needs", ""),
        )
        return guest, Wish(said.get("sessions", []), self.questions.answers)


class AuthorityForm(forms.Form):
    """For which of one's authorities the colleagues come."""

    authority = forms.ChoiceField(label="Collectivité")

    def __init__(self, visitor: Visitor, data: Any = None) -> None:
        """Offer the visitor's own authorities."""
        super().__init__(data)
        self.own = {str(tie.authority.pk): tie.authority for tie in visitor.affiliations}
        self.fields["authority"].choices = [(key, str(one)) for key, one in self.own.items()]  # type: ignore[attr-defined]  # a ChoiceField
        if len(self.own) == 1:
            self.fields["authority"].widget = forms.HiddenInput()
            self.initial["authority"] = next(iter(self.own))

    def chosen(self) -> Authority:
        """Return the authority of a valid form."""
        return self.own[self.cleaned_data["authority"]]
