"""The invented gathering, as the whole crowd fills it."""

import pytest
from django.db import transaction

from faitiere.demo.crowd import SIZE, faces
from faitiere.domains.events.choices import AnswerKind, PlaceState, Side
from faitiere.domains.events.models import Certificate, CheckIn, Event
from faitiere.domains.events.queries import tallies
from faitiere.domains.events.services import waiting
from faitiere.domains.people.models import Person
from faitiere.kernel.mail.models import OutboundMessage
from tests.demo.conftest import build_once

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def gathering(django_db_setup, django_db_blocker):
    """The second edition, with everybody."""
    with django_db_blocker.unblock(), transaction.atomic():
        build_once(crowd=SIZE)
        yield Event.objects.get(title="2es Rencontres des Deux Rives")
        transaction.set_rollback(True)


def test_no_two_of_the_crowd_share_a_name_or_an_address():
    crowd = list(faces())

    assert len({(one.first_name, one.last_name) for one in crowd}) == len({one.email for one in crowd}) == SIZE


def test_800_people_are_registered_and_the_counters_say_so(gathering):
    assert gathering.registrations.filter(state=PlaceState.CONFIRMED).count() == gathering.taken == SIZE
    assert waiting.recount(gathering) == []


def test_a_workshop_is_full_and_a_list_waits_for_it(gathering):
    workshop = gathering.sessions.get(title__startswith="Financer l’eau")

    assert workshop.taken == workshop.capacity == 30
    assert workshop.places.filter(state=PlaceState.WAITING).count() == 37


def test_towns_of_both_sides_have_answered(gathering):
    sides = {tally.side: tally.authorities for tally in tallies.by_side(gathering)}

    assert (sides[Side.FRANCE].invited, sides[Side.PARTNER].invited) == (17, 8)
    assert all(tally.confirmed and tally.pending for tally in sides.values())


def test_those_who_came_to_the_first_edition_have_their_certificate(gathering):
    came = CheckIn.objects.filter(registration__event__title="1res Rencontres des Deux Rives")

    assert came.count() == Certificate.objects.count() == 103


def test_of_the_crowd_only_those_who_accept_an_invitation_are_written_to(gathering):
    accepted = gathering.invitations.filter(answer=AnswerKind.YES).values_list("email", flat=True)
    written = OutboundMessage.objects.filter(recipient__endswith="@rives.example")

    assert not Person.objects.filter(last_name="Abeillon").exists()
    assert sorted(written.values_list("recipient", flat=True)) == sorted(accepted)
