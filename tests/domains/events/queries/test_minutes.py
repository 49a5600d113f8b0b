import uuid

import pytest

from faitiere.domains.events.choices import MinutesAccess, PlaceState
from faitiere.domains.events.models import CheckIn, MinutesRequest
from faitiere.domains.events.queries import addresses, minutes
from faitiere.kernel import clock
from tests.factories.events import EventFactory, MinutesFactory, RegistrationFactory


def test_what_is_typed_becomes_headings_paragraphs_and_lists():
    assert minutes.blocks("# Écoles\nDeux classes :\n- une\n– deux\n\nFin ?\n- seule") == [
        {"kind": "heading", "text": "Écoles"},
        {"kind": "paragraph", "text": "Deux classes\u00a0:"},
        {"kind": "list", "items": ["une", "deux"]},
        {"kind": "paragraph", "text": "Fin\u202f?"},
        {"kind": "list", "items": ["seule"]},
    ]
    assert minutes.blocks(" \n ") == []


@pytest.mark.django_db
def test_the_participants_proposed_are_those_seen_else_those_expected(valmont):
    event = EventFactory()
    mayor = RegistrationFactory(event=event, first_name="Ana", last_name="Ruiz", authority=valmont, role="Maire")
    RegistrationFactory(event=event, first_name="Zoé", last_name="Absente")
    RegistrationFactory(event=event, last_name="Attend", state=PlaceState.WAITING)

    assert minutes.attendance_note(event) == "- Ana Ruiz, Maire, Valmont-sur-Loire\n- Zoé Absente"
    CheckIn.objects.create(registration=mayor, scan=uuid.uuid4(), at=clock.now())
    assert minutes.attendance_note(event) == "- Ana Ruiz, Maire, Valmont-sur-Loire"


@pytest.mark.django_db
def test_published_minutes_and_requests_that_wait():
    draft = MinutesFactory()
    told = MinutesFactory(published_at=clock.now(), access=MinutesAccess.ON_REQUEST)
    waits = MinutesRequest.objects.create(minutes=told, name="Ève", email="e@x.example", asked_at=clock.now())
    MinutesRequest.objects.create(
        minutes=told, name="Ève", email="e@x.example", asked_at=clock.now(), decided_at=clock.now()
    )

    assert list(minutes.published()) == [told]
    assert list(minutes.requests_waiting()) == [waits]
    assert draft.published_at is None


@pytest.mark.django_db
def test_a_personal_link_opens_what_was_granted_and_stops_when_it_no_longer_is(amina):
    told = MinutesFactory(published_at=clock.now(), access=MinutesAccess.ON_REQUEST)
    request = MinutesRequest.objects.create(minutes=told, name="Ève", email="e@x.example", asked_at=clock.now())
    came, cancelled = RegistrationFactory(event=told.event), RegistrationFactory(event=told.event, state="cancelled")

    def opened(reader):
        token = addresses.minutes(reader, now=clock.now()).rstrip("/").rpartition("/")[2]
        return minutes.granted(token, now=clock.now())

    assert (opened(request), opened(came), opened(cancelled)) == (None, told, None)
    MinutesRequest.objects.update(is_granted=True)
    assert opened(request) == told
    told.access = MinutesAccess.STAFF
    told.save()
    assert (opened(request), opened(came)) == (None, None)
