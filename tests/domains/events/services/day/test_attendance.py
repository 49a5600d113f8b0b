import uuid
from datetime import timedelta

import pytest

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import CheckIn, Registration
from faitiere.domains.events.services import registrations
from faitiere.domains.events.services.day import attendance
from faitiere.domains.events.services.day.attendance import Passage
from faitiere.domains.events.services.registrations import Guest
from faitiere.kernel import clock
from tests.factories.events import EventFactory, RegistrationFactory, SessionFactory

pytestmark = pytest.mark.django_db


def passage(registration, session=None, **fields) -> Passage:
    given = {"scan": uuid.uuid4(), "at": clock.now(), **fields}
    return Passage(registration=registration.pk, session=session and session.pk, **given)


def record(event, *passages, by, terminal="Entrée"):
    return attendance.record(event, passages, terminal=terminal, by=by, now=clock.now())


def walk_in(event, guest, *, by, may_exceed=False, scan=None):
    seen = Passage(scan or uuid.uuid4(), 0, clock.now())
    return attendance.walk_in(event, guest, seen, may_exceed=may_exceed, by=by, now=clock.now())


def test_a_batch_sent_again_after_a_lost_answer_counts_once(amina):
    came = RegistrationFactory()
    batch = [passage(came), passage(RegistrationFactory(event=came.event))]

    first, again = record(came.event, *batch, by=amina), record(came.event, *batch, by=amina)

    assert (first.new, first.known) == (2, 0)
    assert (again.new, again.known) == (0, 2)
    assert CheckIn.objects.count() == 2


def test_two_posts_that_let_in_the_same_person_leave_two_passages(amina):
    came = RegistrationFactory()

    record(came.event, passage(came), by=amina, terminal="Porte A")
    record(came.event, passage(came), by=amina, terminal="Porte B")

    assert sorted(came.check_ins.values_list("terminal", flat=True)) == ["Porte A", "Porte B"]


def test_what_fits_nobody_of_the_event_is_handed_back_and_the_rest_is_kept(amina):
    here = RegistrationFactory()
    elsewhere, foreign_session = passage(RegistrationFactory()), passage(here, SessionFactory())

    outcome = record(here.event, elsewhere, foreign_session, passage(here), by=amina)

    assert (outcome.new, set(outcome.unknown)) == (1, {elsewhere.scan, foreign_session.scan})


def test_a_phone_whose_clock_runs_ahead_writes_nothing_in_the_future(amina):
    came = RegistrationFactory()

    record(came.event, passage(came, at=clock.now() + timedelta(days=900)), by=amina)

    assert came.check_ins.get().at <= clock.now()


def test_a_mistaken_passage_is_withdrawn_and_not_forgotten(amina):
    came = RegistrationFactory()
    record(came.event, passage(came), by=amina)

    attendance.withdraw(came.check_ins.get(), by=amina, now=clock.now())
    attendance.withdraw(came.check_ins.get(), by=amina, now=clock.now() + timedelta(hours=1))

    assert came.check_ins.get().withdrawn_at == clock.now()


def test_somebody_who_had_not_registered_takes_a_place_through_the_counter(amina):
    event = EventFactory(capacity=1, registration_closes_at=clock.now() - timedelta(days=1))

    registration = walk_in(event, Guest("", "Sansmail", ""), by=amina)

    event.refresh_from_db()
    assert (registration.is_walk_in, registration.is_override, event.taken) == (True, False, 1)
    assert registration.check_ins.count() == 1


def test_two_who_give_no_address_are_two_people(amina):
    event = EventFactory(capacity=None)

    walk_in(event, Guest("", "Un", ""), by=amina)
    walk_in(event, Guest("", "Deux", ""), by=amina)

    assert event.registrations.count() == 2


def test_a_full_event_takes_nobody_at_the_door_unless_staff_says_so(amina):
    event = EventFactory(capacity=1)
    registrations.register(event, Guest("A", "A", "a@ville.example"), by=amina, now=clock.now())

    with pytest.raises(attendance.NoPlaceLeft):
        walk_in(event, Guest("B", "B", "b@ville.example"), by=amina)
    granted = walk_in(event, Guest("B", "B", "b@ville.example"), by=amina, may_exceed=True)

    event.refresh_from_db()
    assert (granted.is_override, event.taken, event.extra) == (True, 2, 1)


def test_whoever_waited_for_a_place_and_comes_is_let_in_when_staff_may(amina):
    event = EventFactory(capacity=1)
    registrations.register(event, Guest("A", "A", "a@ville.example"), by=amina, now=clock.now())
    waiting = registrations.register(event, Guest("B", "B", "b@ville.example"), by=amina, now=clock.now())

    with pytest.raises(attendance.NoPlaceLeft):
        walk_in(event, Guest("B", "B", "b@ville.example"), by=amina)
    walk_in(event, Guest("B", "B", "b@ville.example"), by=amina, may_exceed=True)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.is_walk_in) == (PlaceState.CONFIRMED, False)
    assert Registration.objects.count() == 2


def test_an_arrival_sent_twice_is_one_person(amina):
    event, scan = EventFactory(capacity=5), uuid.uuid4()

    first = walk_in(event, Guest("", "Sansmail", ""), by=amina, scan=scan)
    again = walk_in(event, Guest("", "Sansmail", ""), by=amina, scan=scan)

    assert first == again
    assert CheckIn.objects.count() == 1


def test_whoever_comes_in_has_a_name(amina):
    with pytest.raises(attendance.NameMissing):
        walk_in(EventFactory(), Guest("Zoé", " ", ""), by=amina)
