"""Minutes published since the last issue."""

from collections.abc import Collection, Iterable

from faitiere.domains.events.choices import MinutesAccess
from faitiere.domains.events.models import Minutes
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.queries.minutes import published
from faitiere.domains.newsletters.choices import SourceKind
from faitiere.domains.newsletters.queries.sources.found import Found, Period, Said, call, zones_of


class PublishedMinutes:
    """Minutes, the earliest first. Their text stays where the right to read it is asked."""

    kind = SourceKind.MINUTES
    label = "Comptes rendus"

    def fresh(self, period: Period) -> list[Found]:
        """Return those published in the period."""
        between = published().filter(published_at__gte=period.since, published_at__lte=period.until)
        return _found(between.filter(event__is_in_newsletter=True).order_by("published_at", "pk"))

    def current(self, pks: Collection[int], period: Period) -> dict[int, Found]:  # noqa: ARG002 - the same any day
        """Return what these say now."""
        return {one.pk: one for one in _found(published().filter(pk__in=pks))}


def _found(rows: Iterable[Minutes]) -> list[Found]:
    return [
        Found(
            SourceKind.MINUTES,
            minutes.pk,
            Said(
                title=f"Compte rendu : {minutes.event.title}",
                text=f"La rencontre s’est tenue : {minutes.event.when}.",
                links=[call("Je lis le compte rendu", addresses.event_minutes(minutes.event))],
                is_reserved=minutes.access != MinutesAccess.PUBLIC,
            ),
            group=minutes.event.group,
            zones=zones_of(minutes.event.group),
            about=frozenset({minutes.event_id}),
        )
        for minutes in rows
    ]
