"""Events announced since the last issue to which one may register; the agenda lists the others."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, QuerySet

from faitiere.domains.events.choices import EventAudience, EventState
from faitiere.domains.events.models import Event, EventChange
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.queries.life import agenda
from faitiere.domains.events.queries.visibility import ANNOUNCED
from faitiere.domains.newsletters.choices import SourceKind
from faitiere.domains.newsletters.queries.sources.found import Found, Period, Said, call, zones_of

LABELS = {EventState.OPEN: "Je m’inscris", EventState.SAVE_THE_DATE: "Je réserve la date"}


class Events:
    """Events to come, announced or opened in the period, that are presented in a few words and take registrations."""

    kind = SourceKind.EVENT
    label = "Événements"

    def fresh(self, period: Period) -> list[Found]:
        """Return those announced in the period, in the order of their dates."""
        told = EventChange.objects.filter(
            event=OuterRef("pk"), kind__in=ANNOUNCED, at__gte=period.since, at__lte=period.until
        )
        coming = _printable(agenda.upcoming(period.on)).filter(
            Exists(told), state=EventState.OPEN, is_in_newsletter=True
        )
        return _found(coming.exclude(description="").order_by("starts_at", "pk"))

    def current(self, pks: Collection[int], period: Period) -> dict[int, Found]:  # noqa: ARG002 - past ones too
        """Return what these say now."""
        return {one.pk: one for one in _found(_printable(Event.objects.filter(pk__in=pks)))}


def _printable(events: QuerySet[Event]) -> QuerySet[Event]:
    standing = events.filter(state__in=[EventState.SAVE_THE_DATE, EventState.OPEN, EventState.HELD])
    return standing.select_related("group", "venue").prefetch_related("countries")


def _found(events: Iterable[Event]) -> list[Found]:
    return [
        Found(
            SourceKind.EVENT,
            event.pk,
            Said(
                title=event.title,
                text=f"{event.when}. {event.description}",
                links=[call(LABELS.get(EventState(event.state), "Je m’informe"), addresses.event(event))],
                is_reserved=event.audience != EventAudience.PUBLIC,
            ),
            group=event.group,
            zones=zones_of(event.group) or frozenset(one.zone_id for one in event.countries.all() if one.zone_id),
            about=frozenset({event.pk}),
        )
        for event in events
    ]
