"""Links that open the door of one event, for a time, to staff's phones and to volunteers."""

from datetime import datetime, timedelta

from django.db import transaction

from faitiere.domains.events.choices import EventState, WhenKind
from faitiere.domains.events.models import DoorPass, Event
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

# Late sendings of a phone that found no network on the day still arrive.
GRACE = timedelta(days=1)


class PostNameTaken(BusinessError):
    """Two posts of one event have two names."""

    message = "Un poste s’appelle déjà « {name} » : donnez un autre nom."


class EventHasNoDay(BusinessError):
    """A door opens on a day."""

    message = "« {event} » n’a pas de jour fixé, ou n’aura pas lieu : aucun accueil ne peut être ouvert."


@transaction.atomic
def open_post(event: Event, name: str, *, can_exceed: bool = False, by: log.Actor, now: datetime) -> DoorPass:
    """Open a post at the door until the day after the event. EventHasNoDay, PostNameTaken."""
    known_day = event.when_kind in {WhenKind.EXACT, WhenKind.DAY}
    if not known_day or event.state == EventState.CANCELLED:
        raise EventHasNoDay(event=event)
    name = " ".join(name.split())[:60]
    if DoorPass.objects.filter(event=event, name__iexact=name, withdrawn_at=None).exists():
        raise PostNameTaken(name=name)
    ends_at = event.ends_at or event.starts_at
    door_pass = DoorPass.objects.create(
        event=event,
        name=name,
        can_exceed=can_exceed,
        created_at=now,
        expires_at=max(now, ends_at or now) + GRACE,
    )
    log.record("poste d’accueil ouvert", event, by=by, at=now, changes={"poste": ["", name]})
    return door_pass


@transaction.atomic
def withdraw(door_pass: DoorPass, *, by: log.Actor, now: datetime) -> DoorPass:
    """Close a post: its link opens nothing more, and its phone forgets the list. Closed twice, it is closed once."""
    if door_pass.withdrawn_at is None:
        door_pass.withdrawn_at = now
        door_pass.save(update_fields=["withdrawn_at"])
        log.record("poste d’accueil fermé", door_pass.event, by=by, at=now, changes={"poste": [door_pass.name, ""]})
    return door_pass
