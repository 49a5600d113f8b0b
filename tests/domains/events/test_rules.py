import pytest

from faitiere.domains.events import rules
from faitiere.domains.events.models import CalendarFeed
from faitiere.domains.events.services import registrations
from faitiere.domains.events.services.registrations import Guest
from faitiere.kernel import clock
from tests.factories.events import EventFactory, MinutesFactory

pytestmark = pytest.mark.django_db


def test_who_made_a_registration_and_who_it_is_for_may_cancel_it(cast):
    registration = registrations.register(
        EventFactory(),
        Guest("Bernard", "Morel", "bernard@valmont.example", person=cast["bernard"].person),
        by=cast["chloe"],
        now=clock.now(),
    )

    answers = {name: rules.is_staff_or_registered(user, registration) for name, user in cast.items()}

    assert answers == {"amina": True, "bernard": True, "chloe": True, "denis": False, "eve": False}


def test_who_was_given_something_to_do_says_that_it_is_done(cast):
    decision = MinutesFactory().decisions.create(text="Écrire", owner=cast["bernard"].person)

    answers = {name: rules.is_staff_or_owner(user, decision) for name, user in cast.items()}

    assert answers == {"amina": True, "bernard": True, "chloe": False, "denis": False, "eve": False}


def test_everybody_subscribes_for_themselves_only(cast):
    feed = CalendarFeed(person=cast["bernard"].person)

    assert {name: rules.is_owner(user, feed) for name, user in cast.items()} == {
        "amina": False,
        "bernard": True,
        "chloe": False,
        "denis": False,
        "eve": False,
    }
    assert rules.is_somebody(cast["chloe"], cast["chloe"].person)
