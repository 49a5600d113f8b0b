"""What may be changed of a registration by its holder."""

from typing import Any

from django import forms

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Registration
from faitiere.web.public.events.guest_form import ON_THE_SPOT
from faitiere.web.ui.places import SessionsField, open_sessions


class RevisionForm(forms.Form):
    """Sessions and needs, as they stand."""

    def __init__(self, registration: Registration, data: Any = None) -> None:
        """Offer what the event offers, with what is already chosen."""
        super().__init__(data)
        event = registration.event
        if sessions := open_sessions(event):
            self.fields["sessions"] = SessionsField(sessions, timezone=event.timezone, label="Sessions choisies")
            held = registration.places.exclude(state=PlaceState.CANCELLED).order_by("pk")
            self.initial["sessions"] = [str(key) for key in held.values_list("session", flat=True)]
        if event.format in ON_THE_SPOT:
            self.fields["needs"] = forms.CharField(
                label="Accessibilité, régime alimentaire",
                required=False,
                max_length=500,
                initial=registration.needs,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
