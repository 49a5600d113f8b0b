"""Choosing an event, a series or a venue by typing."""

from collections.abc import Iterable
from typing import ClassVar

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.models import Event, Series, Venue
from faitiere.web.desk.kit.choosers import DeskChooserViewSet
from faitiere.web.desk.kit.tables import Column


def _found(model: type[Model], text: str, limit: int, *fields: str) -> Iterable[Model]:
    wanted = Q()
    for word in text.split():
        one = Q()
        for field in fields:
            one |= Q(**{f"{field}__icontains": word})
        wanted &= one
    return model._default_manager.filter(wanted)[:limit]


def find_events(text: str, *, limit: int) -> Iterable[Model]:
    """Return the events whose title, group or place holds each word typed."""
    return _found(Event, text, limit, "title", "group__name", "place")


def find_series(text: str, *, limit: int) -> Iterable[Model]:
    """Return the series whose title or acronym holds each word typed."""
    return _found(Series, text, limit, "title", "acronym")


def find_venues(text: str, *, limit: int) -> Iterable[Model]:
    """Return the venues whose name or town holds each word typed."""
    return _found(Venue, text, limit, "name", "city")


class EventChooser(DeskChooserViewSet):
    """An event."""

    model = Event
    icon = "calendar"
    find = find_events
    choose_one_text = _("Choisir un événement")
    details: ClassVar[list[Column]] = [Column("when", label=_("Date"), accessor=lambda event: str(event.when))]


class SeriesChooser(DeskChooserViewSet):
    """A series."""

    model = Series
    icon = "list-ul"
    find = find_series
    choose_one_text = _("Choisir une série")


class VenueChooser(DeskChooserViewSet):
    """A venue."""

    model = Venue
    icon = "site"
    find = find_venues
    choose_one_text = _("Choisir un lieu")
    details: ClassVar[list[Column]] = [Column("address", label=_("Adresse"))]


event_chooser = EventChooser("desk_event_chooser", url_prefix="choisir/evenement")
series_chooser = SeriesChooser("desk_series_chooser", url_prefix="choisir/serie")
venue_chooser = VenueChooser("desk_venue_chooser", url_prefix="choisir/lieu")
