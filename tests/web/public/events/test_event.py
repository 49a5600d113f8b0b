"""The page of an event."""

from datetime import UTC, date, datetime

import pytest

from faitiere.domains.events.choices import EventAudience
from faitiere.domains.events.models import Speaker
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services import events
from faitiere.domains.events.services.changes import Words
from faitiere.kernel.audit.log import System
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.people import OfficeFactory, OfficeMentionFactory, PersonFactory

NOW = datetime(2024, 1, 12, 9, tzinfo=UTC)
WORDS = Words(reason="Salle indisponible", public="Nous cherchons une autre date.")


@pytest.fixture
def meeting(db):
    return EventFactory(slug="reunion", title="Réunion de printemps", place="Valmont-sur-Loire")


def test_it_says_what_when_where_and_for_whom(text, meeting):
    page = text("/agenda/reunion/")
    assert "<h1>Réunion de printemps</h1>" in page
    assert "Mercredi 20\u00a0mars 2024, de 9\u00a0h à 17\u00a0h" in page
    assert "Valmont-sur-Loire" in page
    assert "Tout public" in page
    assert "inscriptions ouvertes" in page


def test_a_postponed_event_gives_the_reason_and_the_former_date_struck_out(text, meeting):
    events.announce(meeting, by=System(), now=NOW)
    events.postpone(meeting, words=WORDS, expected="à l’automne", by=System(), now=NOW)
    page = text("/agenda/reunion/")
    assert "Cet événement est reporté" in page
    assert "<s>mercredi 20\u00a0mars 2024, de 9\u00a0h à 17\u00a0h</s>" in page
    assert "Nous cherchons une autre date." in page
    assert "Reporté sans nouvelle date (à l’automne)" in page


def test_a_moved_event_gives_both_dates_and_a_cancelled_one_only_the_former(text, meeting):
    events.move(meeting, When.days(date(2024, 4, 2)), words=WORDS, by=System(), now=NOW)
    page = text("/agenda/reunion/")
    assert "La date ou le lieu ont changé" in page
    assert "Mardi 2\u00a0avril 2024" in page
    events.announce(meeting, by=System(), now=NOW)
    events.cancel(meeting, words=Words(reason="Grève des trains"), by=System(), now=NOW)
    page = text("/agenda/reunion/")
    assert "Cet événement est annulé" in page
    assert "Grève des trains" in page


def test_a_held_event_is_not_announced_as_moved(text, meeting):
    events.move(meeting, When.days(date(2024, 1, 18)), words=WORDS, by=System(), now=NOW)
    events.hold(meeting, by=System(), now=NOW)
    page = text("/agenda/reunion/")
    assert "La date ou le lieu ont changé" not in page.split("Histoire de l’événement")[0]


SECRETS = ["Ordre du jour secret", "Valmont-sur-Loire", "visio.example", "Atelier à huis clos", "video"]


@pytest.fixture
def reserved(db):
    event = EventFactory(
        slug="cafe",
        title="Café des élues et élus",
        audience=EventAudience.MEMBERS,
        description="Ordre du jour secret",
        place="Valmont-sur-Loire",
        video_url="https://visio.example/cafe",
        outside_url="https://visio.example/page",
    )
    SessionFactory(event=event, title="Atelier à huis clos")
    return event


@pytest.mark.parametrize("name", ["denis", "eve"])
def test_who_is_not_a_member_reads_the_title_the_date_and_whom_it_is_for(name, request, client_of, reserved):
    page = client_of(request.getfixturevalue(name)).get("/agenda/cafe/").content.decode()
    assert "Café des élues et élus" in page
    assert "réservé aux adhérents" in page
    assert [secret for secret in SECRETS if secret in page] == []


def test_whoever_is_not_known_is_shown_the_way_in(text, reserved):
    page = text("/agenda/cafe/")
    assert "/espace/connexion/?next=/agenda/cafe/" in page
    assert [secret for secret in SECRETS if secret in page] == []


def test_a_member_reads_it_all_but_the_video_link(client_of, chloe, reserved):
    page = client_of(chloe).get("/agenda/cafe/").content.decode()
    assert "Ordre du jour secret" in page
    assert "Atelier à huis clos" in page
    assert "visio.example/cafe" not in page


def test_staff_who_have_not_proved_twice_are_anybody(client, amina, reserved):
    client.force_login(amina)
    assert "Ordre du jour secret" not in client.get("/agenda/cafe/").content.decode()


def test_the_programme_names_speakers_with_the_office_of_that_day(text, meeting):
    office = OfficeFactory(title="Maire de Valmont", starts_on=date(2020, 5, 25), ends_on=date(2024, 6, 1))
    OfficeMentionFactory(office=office)
    session = SessionFactory(event=meeting, title="Ouverture")
    Speaker.objects.create(session=session, person=office.person, role="présidence")
    Speaker.objects.create(session=session, name="Une invitée", title="Chercheuse")
    page = text("/agenda/reunion/")
    assert f"<strong>{office.person}</strong>, maire de Valmont" in page
    assert "<strong>Une invitée</strong>, chercheuse" in page
    assert "9\u00a0h à 11\u00a0h" in page


def test_the_page_runs_the_same_queries_for_one_session_and_three(queries, meeting):
    def add():
        Speaker.objects.create(session=SessionFactory(event=meeting), person=PersonFactory())

    add()
    one = queries("/agenda/reunion/")
    add()
    add()
    assert queries("/agenda/reunion/") == one
    assert one <= 20
