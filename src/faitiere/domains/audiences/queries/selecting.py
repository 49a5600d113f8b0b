"""From criteria to people: one condition, answered by the database in one query."""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import and_

from django.db.models import Q, QuerySet

from faitiere.domains.audiences.choices import Joint
from faitiere.domains.audiences.models import Audience
from faitiere.domains.audiences.queries.criterion import Ask
from faitiere.domains.audiences.queries.trees import Line, blocks_of, read
from faitiere.domains.people.models import Person


def lines_of(audience: Audience) -> list[Line]:
    """Return the criteria of an audience. QueryNotUnderstood."""
    return read(audience.tree)


def condition(lines: Sequence[Line], on: date) -> Q:
    """Return the condition on persons that the lines amount to. QueryEmpty, QueryNotUnderstood."""
    found = Q()
    for block in blocks_of(lines):
        inside = reduce(and_, (line.criterion.people(Ask(line.values, on)) for line in block.lines))
        if not found:
            found = inside
        elif block.joint == Joint.EXCEPT:
            found &= ~inside
        else:
            found |= inside
    return found


def people(lines: Sequence[Line], on: date) -> QuerySet[Person]:
    """Return whom the lines mean on a day, by name; erased and merged rows mean nobody."""
    return Person.objects.current().filter(condition(lines, on)).order_by("last_name", "first_name", "pk")


def count(lines: Sequence[Line], on: date) -> int:
    """Return how many they are: one query."""
    return people(lines, on).order_by().count()


def sample(lines: Sequence[Line], on: date, size: int = 20) -> list[Person]:
    """Return the first ones by name."""
    return list(people(lines, on)[:size])
