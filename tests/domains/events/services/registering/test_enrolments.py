"""Registering oneself or colleagues."""

from datetime import UTC, datetime

import pytest

from faitiere.domains.events.choices import EventAudience, EventState, PlaceState
from faitiere.domains.events.models import Registration
from faitiere.domains.events.services.registering import eligibility, enrolments
from faitiere.domains.events.services.registering.enrolments import Wish
from faitiere.domains.events.services.registrations import Guest, QuotaReached
from faitiere.domains.questionnaires.models import ResponseSet
from faitiere.domains.questionnaires.services.responses import AnswersRefused
from faitiere.kernel.audit.log import System
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.questionnaires import FormFactory, QuestionFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 19, 9, tzinfo=UTC)


def guest(name="zoe", **facts):
    return Guest(name.capitalize(), "Rivière", f"{name}@rivecourt.example", **facts)


def enrol(event, who=None, **wish):
    return enrolments.enrol(event, who or guest(), Wish(**wish), by=System(), now=NOW)


def sent():
    return list(OutboundMessage.objects.order_by("pk").values_list("kind", "recipient"))


def test_the_confirmation_says_what_is_held_and_carries_the_personal_link():
    event = EventFactory(title="Atelier")
    workshop = SessionFactory(event=event, title="Climat", capacity=0)

    enrol(event, sessions=[workshop])

    message = OutboundMessage.objects.get()
    assert "confirmée" in message.subject
    assert "Climat : en liste d’attente" in message.text
    assert "/inscription/" in message.text
    assert "20 mars 2024" in message.html
    assert "METHOD:REQUEST" in message.calendar


def test_staff_register_on_behalf_whom_the_event_is_not_for_and_who_is_known_is_not_told_twice(amina):
    event = EventFactory(audience=EventAudience.MEMBERS, capacity=0)

    for _twice in range(2):
        done = enrolments.enrol_on_behalf(event, guest(), override=True, by=amina, now=NOW)

    assert (done.was_known, done.registration.state, done.registration.is_override) == (
        True,
        PlaceState.CONFIRMED,
        True,
    )
    assert sent() == [("events.registration_registered", "zoe@rivecourt.example")]


def test_whoever_waits_is_told_so():
    enrol(EventFactory(capacity=0))

    message = OutboundMessage.objects.get()
    assert "Liste d’attente" in message.subject
    assert message.calendar == ""


def test_a_known_address_is_recalled_once_an_hour_and_changes_nothing():
    event = EventFactory()
    workshop = SessionFactory(event=event)
    first = enrol(event)

    again = [enrol(event, guest("ZOE"), sessions=[workshop]) for _ in range(3)]

    assert {one.registration for one in again} == {first.registration}
    assert [first.was_known, *(one.was_known for one in again)] == [False, True, True, True]
    assert not first.registration.places.exists()
    assert [kind for kind, _recipient in sent()] == ["events.registration_registered", "events.registration_recalled"]


def test_wrong_answers_register_nobody():
    event = EventFactory(form=FormFactory())
    QuestionFactory(form=event.form, is_required=True)

    with pytest.raises(AnswersRefused):
        enrol(event)

    assert (Registration.objects.count(), ResponseSet.objects.count(), sent()) == (0, 0, [])


def test_a_session_for_members_in_a_public_event_asks_for_membership(valmont, rivecourt, chloe):
    event = EventFactory()
    reserved = SessionFactory(event=event, is_members_only=True)

    with pytest.raises(eligibility.MembersOnly):
        enrol(event, guest(authority=rivecourt), sessions=[reserved])
    registration = enrol(event, guest("ali"), sessions=[]).registration
    with pytest.raises(eligibility.AuthorityMissing):
        enrolments.revise(registration, Wish([reserved]), needs="", by=System(), now=NOW)
    with pytest.raises(eligibility.AddressUnknown):
        enrol(event, guest(authority=valmont), sessions=[reserved])
    known = Guest("Chloé", "Garnier", chloe.email, authority=valmont)
    assert enrol(event, known, sessions=[reserved]).registration.places.exists()


def test_to_name_a_member_opens_nothing_that_is_kept_for_members(valmont, chloe):
    event = EventFactory(audience=EventAudience.MEMBERS, video_url="https://visio.example/salle")
    eve = Guest("Ève", "Lacombe", "eve@ailleurs.example", authority=valmont)

    with pytest.raises(eligibility.AddressUnknown, match="adresse professionnelle"):
        enrol(event, eve)
    assert (Registration.objects.count(), sent()) == (0, [])

    # By the link of a place in an open event, no more.
    reserved = SessionFactory(is_members_only=True)
    registration = enrol(reserved.event, eve).registration
    with pytest.raises(eligibility.AddressUnknown):
        enrolments.revise(registration, Wish([reserved]), needs="", by=System(), now=NOW)

    # A colleague who has signed in answers for whom she registers.
    assert enrolments.enrol(event, eve, by=chloe, now=NOW).registration.registered_by == chloe


def test_colleagues_are_registered_all_or_nobody(chloe, valmont):
    event = EventFactory(quota=2)
    team = [(guest(name, authority=valmont), Wish()) for name in ("zoe", "ali", "lou")]

    with pytest.raises(QuotaReached):
        enrolments.enrol_all(event, team, by=chloe, now=NOW)
    assert not Registration.objects.exists()

    done = enrolments.enrol_all(event, team[:2], by=chloe, now=NOW)
    assert {one.registration.registered_by for one in done} == {chloe}


def test_revising_keeps_the_order_of_the_waiting_list():
    event = EventFactory()
    full = SessionFactory(event=event, capacity=1)
    other = SessionFactory(event=event)
    holder = enrol(event, guest("ada"), sessions=[full]).registration
    waiting = enrol(event, sessions=[full]).registration

    enrolments.revise(holder, Wish([other]), needs="", by=System(), now=NOW)

    assert waiting.places.get().state == PlaceState.CONFIRMED
    assert sent()[-1] == ("events.registration_moved_up", "zoe@rivecourt.example")


def test_a_cancelled_registration_is_asked_for_again_not_changed():
    event = EventFactory()
    registration = enrol(event).registration
    for _ in range(2):
        enrolments.cancel(registration, by=System(), now=NOW)

    with pytest.raises(enrolments.RegistrationGone):
        enrolments.revise(registration, Wish(), needs="", by=System(), now=NOW)
    told = OutboundMessage.objects.get(kind="events.registration_cancelled")
    assert "METHOD:CANCEL" in told.calendar
    assert enrol(event).registration.pk != registration.pk


def test_nothing_changes_after_the_event():
    event = EventFactory()
    registration = enrol(event).registration
    event.state = EventState.HELD
    event.save()

    with pytest.raises(enrolments.TooLateToChange):
        enrolments.cancel(registration, by=System(), now=NOW)
    with pytest.raises(enrolments.TooLateToChange):
        enrolments.revise(registration, Wish(), needs="", by=System(), now=NOW)
