"""Events of invented groups in invented towns."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from faitiere.domains.events.choices import EventAudience, EventKind, EventState
from faitiere.domains.events.models import Event, Invitation, Minutes, Registration, Session
from tests.factories.people import PersonFactory

NINE = datetime(2024, 3, 20, 8, tzinfo=UTC)


class EventFactory(DjangoModelFactory):
    class Meta:
        model = Event

    slug = factory.Sequence(lambda number: f"reunion-{number}")
    title = factory.Sequence(lambda number: f"Réunion {number}")
    kind = EventKind.GROUP_MEETING
    state = EventState.OPEN
    audience = EventAudience.PUBLIC
    starts_at = NINE
    ends_at = NINE.replace(hour=16)
    changed_at = datetime(2024, 1, 10, tzinfo=UTC)


class SessionFactory(DjangoModelFactory):
    class Meta:
        model = Session

    event = factory.SubFactory(EventFactory)
    slug = factory.Sequence(lambda number: f"atelier-{number}")
    title = factory.Sequence(lambda number: f"Atelier {number}")
    starts_at = NINE
    ends_at = NINE.replace(hour=10)
    has_registration = True


class RegistrationFactory(DjangoModelFactory):
    class Meta:
        model = Registration

    event = factory.SubFactory(EventFactory)
    first_name = "Zoé"
    last_name = factory.Sequence(lambda number: f"Rivière {number}")
    email = factory.Sequence(lambda number: f"zoe{number}@rivecourt.example")
    registered_at = datetime(2024, 1, 12, tzinfo=UTC)


class MinutesFactory(DjangoModelFactory):
    class Meta:
        model = Minutes

    event = factory.SubFactory(EventFactory, state=EventState.HELD)
    text = "La réunion a ouvert la coopération scolaire."


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = Invitation

    event = factory.SubFactory(EventFactory)
    person = factory.SubFactory(PersonFactory)
    email = factory.Sequence(lambda number: f"invitee-{number}@ville.example")
    sent_at = datetime(2024, 1, 12, tzinfo=UTC)
