"""The dates of the agenda, as the letter prints them: « Vendredi 19 », « mars », « du 16 mai au 2 juin »."""

from collections.abc import Collection
from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst

from faitiere.domains.events.choices import EventAudience, EventFormat, WhenKind
from faitiere.domains.events.models import Event
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.queries.life import agenda
from faitiere.domains.newsletters.choices import SourceKind
from faitiere.domains.newsletters.queries.sources.found import Found, Period, Said, call

RESERVED = {EventAudience.MEMBERS, EventAudience.MEMBER_OFFICIALS}  # what the mark « réservé aux adhérents » says
FORMATS = {EventFormat.ONLINE: "en visioconférence", EventFormat.HYBRID: "et en visioconférence"}


class Agenda:
    """Each date is an item, under the heading of its month; the links lead to the event's page."""

    kind = SourceKind.AGENDA
    label = "Agenda"

    def fresh(self, period: Period) -> list[Found]:
        """Return the agenda of the issue's day."""
        return [
            _found(event, bucket.label, _day(event, period.on, in_month=_is_month(bucket.key)))
            for bucket in agenda.newsletter(period.on)
            for event in bucket.events
        ]

    def current(self, pks: Collection[int], period: Period) -> dict[int, Found]:
        """Return what these dates say now; one that is put off, called off or past is no longer there."""
        return {one.pk: one for one in self.fresh(period) if one.pk in pks}


def _found(event: Event, heading: str, day: str) -> Found:
    place = str(event.venue) if event.venue else event.place
    text = " ".join(part for part in (place, FORMATS.get(EventFormat(event.format), "")) if part)
    said = Said(
        title=event.short_title or event.title,
        text=text,
        links=[call("", addresses.event(event))],
        is_reserved=event.audience in RESERVED,
        heading=heading,
        day=day,
    )
    return Found(SourceKind.AGENDA, event.pk, said, about=frozenset({event.pk}))


def _is_month(key: str) -> bool:
    return key[:4].isdigit()


def _day(event: Event, on: date, *, in_month: bool) -> str:
    """Say the day under its month, « Jeudi 1er »; elsewhere with its month; for a month, the month alone."""
    when = event.when
    first, last = when.first_day, when.last_day
    if first is None or last is None:
        return when.expected.removesuffix(f" {on.year}")
    if when.kind == WhenKind.MONTH:
        return date_format(first, "F")
    if in_month and first == last:
        return capfirst(f"{date_format(first, 'l')} {_number(first)}")
    return _span(first, last)


def _span(first: date, last: date) -> str:
    """Say « le 13 mars », « les 22 et 23 septembre », « du 16 mai au 2 juin »."""
    if first == last:
        return f"le {_dated(first)}"
    start = _number(first) if first.month == last.month else _dated(first)
    if (last - first).days == 1 and first.month == last.month:
        return f"les {start} et {_dated(last)}"
    return f"du {start} au {_dated(last)}"


def _dated(day: date) -> str:
    return f"{_number(day)} {date_format(day, 'F')}"


def _number(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)
