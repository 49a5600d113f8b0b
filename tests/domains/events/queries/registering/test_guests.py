"""Who is behind an address."""

from datetime import date

import pytest

from faitiere.domains.events.queries.registering.guests import person_at
from tests.factories.people import ContactPointFactory, PersonFactory

pytestmark = pytest.mark.django_db

TODAY = date(2024, 1, 19)


def test_an_address_belongs_to_its_login_or_to_whom_it_was_collected_from(bernard, chloe):
    assert person_at(bernard.email.upper(), TODAY) == bernard.person
    assert person_at(chloe.email, TODAY) == chloe.person
    assert person_at("inconnue@rivecourt.example", TODAY) is None


def test_a_shared_or_a_former_mailbox_is_nobody_s():
    for _ in range(2):
        ContactPointFactory(person=PersonFactory(), value="mairie@rivecourt.example")
    ContactPointFactory(person=PersonFactory(), value="ancien@rivecourt.example", ends_on=date(2023, 1, 1))

    assert person_at("mairie@rivecourt.example", TODAY) is None
    assert person_at("ancien@rivecourt.example", TODAY) is None
