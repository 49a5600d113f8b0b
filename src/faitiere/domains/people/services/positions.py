"""Positions in organisations, as sources state them and as they end."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from faitiere.domains.people.models import Organization, Person, Position, PositionMention
from faitiere.domains.people.rules import titles
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.statements import Source


class PositionEndsBeforeStart(BusinessError):
    """The end comes after the start."""

    message = "La fin de la fonction doit suivre son début."


@dataclass(frozen=True)
class PositionStatement:
    """Somebody does something in an organisation."""

    person: Person
    organization: Organization
    title: str
    starts_on: date | None = None
    ends_on: date | None = None


@transaction.atomic
def state(statement: PositionStatement, source: Source, *, by: log.Actor) -> Position:
    """Write what a source says: the same title in the same organisation is one position, seen once more.

    The title agrees with the person. PositionEndsBeforeStart.
    """
    if statement.starts_on and statement.ends_on and statement.ends_on <= statement.starts_on:
        raise PositionEndsBeforeStart
    title = titles.agree(statement.title.strip(), statement.person.civility)
    # One reader at a time for a person: two sources read at once must not make two positions of one.
    Person.objects.select_for_update().get(pk=statement.person.pk)
    position = (
        Position.objects.filter(Q(ends_on=None) | Q(ends_on__gt=source.seen.first))
        .filter(person=statement.person, organization=statement.organization, title__iexact=title)
        .first()
    )
    if position is None:
        position = Position.objects.create(
            person=statement.person,
            organization=statement.organization,
            title=title,
            starts_on=statement.starts_on,
            ends_on=statement.ends_on,
        )
    PositionMention.objects.get_or_create(
        position=position,
        seen_on=source.seen.first,
        source=source.name,
        source_page=source.page,
        defaults=source.fields(),
    )
    log.record("fonction constatée", position, by=by, changes={"source": ["", f"{source.name} ({source.seen})"]})
    return position


@transaction.atomic
def end(position: Position, *, on: date, by: log.Actor) -> Position:
    """End a position on a day (the first day it is no longer held). PositionEndsBeforeStart."""
    position = Position.objects.select_for_update().get(pk=position.pk)
    if position.starts_on and on <= position.starts_on:
        raise PositionEndsBeforeStart
    position.ends_on = on
    position.save(update_fields=["ends_on"])
    log.record("fonction terminée", position, by=by, changes={"ends_on": [None, str(on)]})
    return position
