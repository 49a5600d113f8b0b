"""How the desk says where an event stands."""

from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import EventState, PlaceState
from faitiere.domains.events.models import Event, Session

TONES = {
    EventState.IDEA: "quiet",
    EventState.SAVE_THE_DATE: "warn",
    EventState.OPEN: "good",
    EventState.POSTPONED: "bad",
    EventState.CANCELLED: "bad",
    EventState.HELD: "quiet",
}
PLACE_TONES = {PlaceState.CONFIRMED: "good", PlaceState.WAITING: "warn", PlaceState.CANCELLED: "quiet"}


def state_said(event: Event) -> str:
    """Say where an event stands; one that is open and has no place left is full."""
    is_full = event.capacity is not None and event.taken >= event.capacity + event.extra
    return str(_("complet")) if event.state == EventState.OPEN and is_full else event.get_state_display()


def places_said(counted: Event | Session) -> str:
    """Say how many places are taken: « 32 sur 50 », « 51 sur 50 dont 1 accordée en plus », « 12 »."""
    if counted.capacity is None:
        return str(counted.taken)
    said = _("%(taken)s sur %(capacity)s") % {"taken": counted.taken, "capacity": counted.capacity}
    more = _(", dont %(extra)s en plus") % {"extra": counted.extra} if counted.extra else ""
    return f"{said}{more}"
