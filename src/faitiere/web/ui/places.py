"""Sessions as boxes to tick, with what is left of each, and the waiting list said before anybody joins it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from faitiere.domains.events.models import Event, Session
from faitiere.domains.events.models.when import said_days, said_hour
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


@dataclass(frozen=True)
class Offer:
    """What is read beside the box of a session."""

    title: str
    hours: str
    note: str
    is_full: bool

    def __str__(self) -> str:
        """Say it in one line, where there is room for no more."""
        return " – ".join(part for part in (self.hours, self.title, self.note) if part)


class SessionBoxes(forms.CheckboxSelectMultiple):
    """A box a session, day by day."""

    template_name = "ui/forms/sessions.html"


class SessionsField(forms.MultipleChoiceField):
    """Sessions of one event, day by day; its value is a list of sessions."""

    widget = SessionBoxes

    def __init__(self, sessions: Iterable[Session], *, timezone: str, **kwargs: Any) -> None:
        """Offer the sessions with their hours and their places."""
        self.by_key = {str(session.pk): session for session in sessions}
        days = groupby(self.by_key.values(), lambda session: _day(session, timezone))
        choices = [(day, [(str(one.pk), _offer(one, timezone)) for one in those]) for day, those in days]
        super().__init__(choices=choices, required=False, **kwargs)

    def clean(self, value: Any) -> list[Session]:
        """Return the sessions themselves."""
        return [self.by_key[key] for key in super().clean(value)]


def _day(session: Session, timezone: str) -> str:
    if session.starts_at is None:
        return "Horaire à préciser"
    day = session.starts_at.astimezone(ZoneInfo(timezone)).date()
    return said_days(day, day).capitalize()


def _offer(session: Session, timezone: str) -> Offer:
    hours = said_hour(session.starts_at, timezone) if session.starts_at else ""
    if hours and session.ends_at:
        hours += f" à {said_hour(session.ends_at, timezone)}"
    notes = ["réservée aux adhérents"] if session.is_members_only else []
    notes += [said] if (said := said_left(session)) else []
    return Offer(french(session.title), hours, french(" · ".join(notes)), is_full=left(session) == 0)
