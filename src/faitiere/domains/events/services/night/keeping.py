"""What the night keeps in order: what is past is held, and counters are what they count."""

import logging
from datetime import datetime, timedelta

from django.db.models import F
from django.db.models.functions import Coalesce

from faitiere.domains.events.choices import EventState, WhenKind
from faitiere.domains.events.models import Event
from faitiere.domains.events.services import events, waiting
from faitiere.kernel.audit import log
from faitiere.kernel.audit.log import System

logger = logging.getLogger(__name__)
NIGHT = System("Tenue de l’agenda")
LEFT_TO_STAFF = timedelta(days=3)  # to say that it did not take place
REMEMBERED = timedelta(days=31)  # what is older is history, which staff writes from a source


def hold_past(*, now: datetime) -> list[Event]:
    """Say « tenu » of what ended three days ago and of which nobody said otherwise."""
    standing = Event.objects.filter(
        state__in=[EventState.SAVE_THE_DATE, EventState.OPEN], when_kind__in=[WhenKind.EXACT, WhenKind.DAY]
    ).annotate(over_at=Coalesce(F("ends_at"), F("starts_at")))
    past = standing.filter(over_at__lt=now - LEFT_TO_STAFF, over_at__gte=now - REMEMBERED)
    return [events.hold(event, by=NIGHT, now=now) for event in past.order_by("over_at", "pk")]


def recount(*, now: datetime) -> list[str]:
    """Recount the places of what is still to come; a drift is written in the event's log and in the program's."""
    coming = Event.objects.filter(state=EventState.OPEN, registrations__isnull=False, starts_at__gte=now).distinct()
    drifts = []
    for event in coming.order_by("pk"):
        found = waiting.recount(event)
        if found:
            log.record("compteur de places faux", event, by=NIGHT, at=now, changes={"écart": ["", found]})
            logger.error("%s", " ; ".join(found))
        drifts += found
    return drifts
