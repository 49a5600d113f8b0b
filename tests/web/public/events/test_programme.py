"""The public programme."""

from datetime import timedelta

import pytest

from faitiere.domains.events.choices import EventAudience
from faitiere.domains.events.models import EventRoom, Track
from faitiere.domains.library.choices import AccessLevel
from tests.factories.events import NINE, EventFactory, SessionFactory
from tests.factories.library import LibraryDocumentFactory


@pytest.fixture
def gathering(db):
    event = EventFactory(slug="rencontres")
    rooms = [EventRoom.objects.create(event=event, name=name, order=rank) for rank, name in enumerate("BA")]
    track = Track.objects.create(event=event, name="Climat")
    SessionFactory(event=event, title="Ouverture", room=rooms[0])
    SessionFactory(event=event, title="Atelier eau", room=rooms[1], track=track)
    SessionFactory(
        event=event, title="Clôture", starts_at=NINE + timedelta(days=1), ends_at=NINE + timedelta(days=1, hours=1)
    )
    return event


def test_it_is_read_by_day_by_room_and_by_track(text, gathering):
    by_hour, by_room, by_track = (text(f"/agenda/rencontres/programme/{par}") for par in ("", "?par=salle", "?par=fil"))
    assert (
        by_hour.index('id="jour-1"')
        < by_hour.index("Ouverture")
        < by_hour.index('id="jour-2"')
        < by_hour.index("Clôture")
    )
    assert by_room.index('aria-label="B"') < by_room.index("Ouverture") < by_room.index('aria-label="A"')
    assert by_room.index("Sans salle") < by_room.index("Clôture")
    assert by_track.index('aria-label="Climat"') < by_track.index("Atelier eau") < by_track.index("Hors fil")


@pytest.mark.django_db
def test_without_rooms_nor_tracks_no_other_view_is_offered(text):
    SessionFactory(event=EventFactory(slug="cafe"))
    assert "?par=" not in text("/agenda/cafe/programme/")


@pytest.mark.django_db
def test_without_sessions_it_says_so(text):
    EventFactory(slug="cafe")
    assert "pas encore publié" in text("/agenda/cafe/programme/")


def test_what_is_reserved_has_no_programme_for_others(client, client_of, chloe):
    SessionFactory(event=EventFactory(slug="cafe", audience=EventAudience.MEMBERS), title="Huis clos")
    assert client.get("/agenda/cafe/programme/").status_code == 404
    assert "Huis clos" in client_of(chloe).get("/agenda/cafe/programme/").content.decode()


def test_a_members_session_of_a_public_event_keeps_its_words_and_its_links(text, client_of, chloe, gathering):
    session = SessionFactory(
        event=gathering, title="Petit-déjeuner des adhérents", is_members_only=True, description="Ordre du jour"
    )
    session.recording_url = "https://video.example/x"
    session.save()
    session.documents.add(LibraryDocumentFactory(title="Note interne", access=AccessLevel.MEMBERS))
    address = "/agenda/rencontres/programme/"
    page = text(address)
    assert "Petit-déjeuner des adhérents" in page
    assert "réservée aux adhérents" in page
    assert [secret for secret in ("Ordre du jour", "video.example", "Note interne") if secret in page] == []
    page = client_of(chloe).get(address).content.decode()
    assert [secret for secret in ("Ordre du jour", "video.example", "Note interne") if secret not in page] == []


@pytest.mark.parametrize(("until", "shown"), [("2024-01-19", True), ("2024-01-18", False), (None, True)])
def test_a_recording_is_shown_until_its_last_day(until, shown, text, gathering):
    gathering.sessions.update(recording_url="https://video.example/x", recording_until=until)
    assert ("video.example" in text("/agenda/rencontres/programme/")) is shown


def test_a_document_of_the_staff_is_not_named(text, gathering):
    session = gathering.sessions.first()
    session.documents.add(LibraryDocumentFactory(title="Brouillon", access=AccessLevel.STAFF))
    session.documents.add(LibraryDocumentFactory(title="Plaquette", access=AccessLevel.PUBLIC))
    page = text("/agenda/rencontres/programme/")
    assert "Plaquette" in page
    assert "Brouillon" not in page


@pytest.mark.django_db
def test_a_full_session_says_so_and_french_alone_is_not_said(text):
    event = EventFactory()
    SessionFactory(event=event, has_registration=True, capacity=1, extra=1, taken=2, languages=["français"])
    SessionFactory(event=event, has_registration=True, capacity=2, taken=1, languages=["français", "anglais"])
    page = text(f"/agenda/{event.slug}/programme/")
    assert page.count("complet, liste d’attente") == 1
    assert page.count(", en français") == page.count("en français, anglais") == 1
