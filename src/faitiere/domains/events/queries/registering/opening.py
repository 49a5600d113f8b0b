"""Whether one may register now, and if not, why."""

from datetime import datetime

from django.utils import timezone

from faitiere.domains.events.choices import EventState
from faitiere.domains.events.models import Event, Session
from faitiere.domains.events.models.when import said_days


def is_open(event: Event, now: datetime) -> bool:
    """Tell whether anybody whom the event is for may register now, be it on the waiting list."""
    return why_closed(event, now) == ""


def why_closed(event: Event, now: datetime) -> str:
    """Say why nobody registers now, "" when they do."""
    opens, closes = event.registration_opens_at, event.registration_closes_at
    if event.state in {EventState.IDEA, EventState.SAVE_THE_DATE}:
        return "Les inscriptions ne sont pas encore ouvertes."
    if event.state != EventState.OPEN:
        return f"Cet événement est {event.get_state_display()} : les inscriptions sont closes."
    if opens and now < opens:
        return f"Les inscriptions ouvrent {_day(opens)}."
    if closes and now >= closes:
        return f"Les inscriptions sont closes depuis {_day(closes)}."
    return ""


def is_full(counted: Event | Session) -> bool:
    """Tell whether whoever registers now waits for a place."""
    return counted.capacity is not None and counted.taken >= counted.capacity + counted.extra


def _day(moment: datetime) -> str:
    day = timezone.localdate(moment)
    return said_days(day, day)
