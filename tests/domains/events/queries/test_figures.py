import uuid

import pytest

from faitiere.domains.events.choices import ParticipantKind, PlaceState
from faitiere.domains.events.models import CheckIn, SessionPlace
from faitiere.domains.events.queries.figures import Line, figures, participant_kinds
from faitiere.kernel import clock
from tests.factories.events import EventFactory, RegistrationFactory, SessionFactory

pytestmark = pytest.mark.django_db


def come(registration, session=None, terminal="A", **fields):
    CheckIn.objects.create(
        registration=registration, session=session, scan=uuid.uuid4(), at=clock.now(), terminal=terminal, **fields
    )


def test_each_person_counts_once_by_whichever_door(valmont):
    event = EventFactory()
    twice, once, absent = (RegistrationFactory(event=event, authority=valmont) for _ in range(3))
    mistaken = RegistrationFactory(event=event, is_walk_in=True)
    RegistrationFactory(event=event, state=PlaceState.WAITING)
    RegistrationFactory(event=event, state=PlaceState.CANCELLED)
    come(twice, terminal="A")
    come(twice, terminal="B")
    come(once)
    come(mistaken, withdrawn_at=clock.now())

    told = figures(event)

    assert (told.whole, told.whole.rate) == (Line("", 4, 2), 50)
    assert (told.walk_ins, told.waiting, told.doubles) == (1, 1, 1)
    assert told.by_authority_kind == (Line("commune", 3, 2),)
    assert told.by_country == (Line(valmont.country.name, 3, 2),)
    assert not CheckIn.objects.filter(registration=absent).exists()


def test_sessions_are_counted_by_those_who_had_a_place_and_those_who_were_seen():
    event = EventFactory()
    workshop, plenary = SessionFactory(event=event, title="Atelier"), SessionFactory(event=event, title="Plénière")
    SessionFactory(event=event, title="Accueil", has_registration=False)
    one, other = RegistrationFactory(event=event), RegistrationFactory(event=event)
    SessionPlace.objects.create(session=workshop, registration=one, asked_at=clock.now())
    come(one, workshop)
    come(other, workshop)

    assert set(figures(event).by_session) == {Line("Atelier", 1, 2), Line("Plénière", 0, 0)}
    assert Line("Plénière", 0, 0).rate is None
    assert plenary.has_registration


def test_as_what_somebody_takes_part_is_read_from_the_office_the_function_then_the_sender(bernard, chloe, valmont):
    event = EventFactory()
    rows = {
        "by office": RegistrationFactory(event=event, person=bernard.person, authority=valmont, role=""),
        "by function": RegistrationFactory(event=event, authority=valmont, role="Vice-présidente déléguée"),
        "agent": RegistrationFactory(event=event, person=chloe.person, authority=valmont, role="Chargée de mission"),
        "partner": RegistrationFactory(event=event, organization_name="Association des ponts"),
        "alone": RegistrationFactory(event=event),
    }

    kinds = participant_kinds(rows.values(), event.starts_at.date())

    assert {name: kinds[row.pk] for name, row in rows.items()} == {
        "by office": ParticipantKind.ELECTED,
        "by function": ParticipantKind.ELECTED,
        "agent": ParticipantKind.OFFICER,
        "partner": ParticipantKind.PARTNER,
        "alone": ParticipantKind.OTHER,
    }


def test_an_event_of_many_costs_as_many_queries_as_one_of_few(bernard, valmont, django_assert_max_num_queries):
    event = EventFactory()
    for _ in range(5):
        come(RegistrationFactory(event=event, person=bernard.person, authority=valmont))

    with django_assert_max_num_queries(5):
        figures(event)
