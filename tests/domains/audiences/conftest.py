"""Lines as one types them, and the day of the demo."""

from datetime import date

import pytest

from faitiere.domains.audiences import queries
from faitiere.domains.audiences.choices import Joint
from faitiere.domains.audiences.queries import Line

ON = date(2024, 1, 19)


def line(key, joint=Joint.AND, **values):
    return Line(Joint(joint), key, values)


@pytest.fixture
def found():
    """Whom lines mean on the day, by last name."""
    return lambda *lines, on=ON: [person.last_name for person in queries.people(lines, on)]


@pytest.fixture
def why():
    """Why each of those whom lines mean is in."""

    def told(*lines, on=ON):
        people = list(queries.people(lines, on))
        said = queries.explained([person.pk for person in people], lines, on)
        return {person.last_name: said[person.pk].why for person in people}

    return told
