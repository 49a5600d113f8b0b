"""Sessions as boxes to tick, with what is left of each, and the waiting list said before anybody joins it."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from faitiere.domains.events.models import Event, Session
from faitiere.domains.events.queries.dates import said_days, said_hour
from faitiere.kernel.typography import french


def left(counted: Event | Session) -> int | None:
    """Return how many places are free; None when they are not counted."""
    if counted.capacity is None:
        return None
    return max(counted.capacity + counted.extra - counted.taken, 0)


def said_left(counted: Event | Session) -> str:
    """Say « 3 places », « complet : liste d’attente », or nothing when places are not counted."""
    free = left(counted)
    if free is None:
        return ""
    return f"{free} place{'s' if free > 1 else ''}" if free else "complet : liste d’attente"


def open_sessions(event: Event) -> list[Session]:
    """Return the sessions to which one registers, in the order of the programme."""
    return list(event.sessions.filter(has_registration=True).order_by("starts_at", "order", "pk"))


class SessionsField(forms.MultipleChoiceField):
    """Sessions of one event; its value is a list of sessions."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, sessions: Iterable[Session], *, timezone: str, **kwargs: Any) -> None:
        """Offer the sessions with their hour and their places."""
        self.by_key = {str(session.pk): session for session in sessions}
        choices = [(key, _label(session, timezone)) for key, session in self.by_key.items()]
        super().__init__(choices=choices, required=False, **kwargs)

    def clean(self, value: Any) -> list[Session]:
        """Return the sessions themselves."""
        return [self.by_key[key] for key in super().clean(value)]


def _label(session: Session, timezone: str) -> str:
    parts = [session.title]
    if session.starts_at:
        day = session.starts_at.astimezone(ZoneInfo(timezone)).date()
        parts.append(f"{said_days(day, day)}, {said_hour(session.starts_at, timezone)}")
    parts += ["réservé aux adhérents"] if session.is_members_only else []
    parts += [said] if (said := said_left(session)) else []
    return french(" – ".join(parts))
