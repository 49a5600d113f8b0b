"""The agenda in other people's calendars."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from faitiere.domains.events.choices import EventAudience, EventState, FeedScope
from faitiere.domains.events.services.life import feeds
from tests.factories.events import EventFactory

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


@pytest.fixture
def calendar(client):
    def read(address, visitor=client):
        response = visitor.get(address)
        assert response.status_code == 200
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        return {str(entry["SUMMARY"]): entry for entry in Calendar.from_ical(response.content).walk("VEVENT")}

    return read


@pytest.fixture
def cafe(db):
    return EventFactory(
        slug="cafe", title="Café", audience=EventAudience.MEMBERS, description="Ordre du jour", place="Valmont"
    )


def test_the_feed_holds_what_is_announced_and_of_what_is_reserved_no_place_nor_link(calendar, cafe):
    EventFactory(title="Rencontre", place="Valmont")
    EventFactory(title="Idée", state=EventState.IDEA)
    entries = calendar("/agenda.ics")
    assert set(entries) == {"Rencontre", "Café"}
    assert entries["Rencontre"]["LOCATION"] == "Valmont"
    assert "URL" not in entries["Café"]
    assert "LOCATION" not in entries["Café"]
    assert entries["Café"]["DESCRIPTION"] == "Pour qui : adhérents."


def test_a_group_s_feed_holds_what_is_the_group_s(calendar, client, valdorie):
    EventFactory(title="La sienne", group=valdorie)
    EventFactory(title="Une autre")
    assert set(calendar("/agenda/groupes/valdorie.ics")) == {"La sienne"}
    assert client.get("/agenda/groupes/inconnu.ics").status_code == 404


def test_one_event_is_added_to_a_calendar_by_those_who_may_read_it(calendar, client, client_of, chloe, cafe):
    EventFactory(slug="rencontre", title="Rencontre")
    assert set(calendar("/agenda/rencontre.ics")) == {"Rencontre"}
    assert client.get("/agenda/cafe.ics").status_code == 404
    assert calendar("/agenda/cafe.ics", client_of(chloe))["Café"]["LOCATION"] == "Valmont"


def test_a_feed_runs_the_same_queries_for_one_event_and_three(queries, valdorie):
    EventFactory(group=valdorie)
    one = queries("/agenda.ics")
    EventFactory(group=valdorie)
    EventFactory(group=valdorie)
    assert queries("/agenda.ics") == one


@pytest.mark.django_db
def test_the_turns_of_the_agenda_are_a_feed_linked_from_it(client):
    assert "/agenda.rss" in client.get("/agenda/").content.decode()

    answer = client.get("/agenda.rss")

    assert answer["Content-Type"].startswith("application/rss+xml")
    assert b"<link>http://testserver/agenda/</link>" in answer.content


@pytest.mark.django_db
def test_the_page_of_an_event_is_described_to_search_engines_for_those_it_is_for(client):
    public, members = EventFactory(), EventFactory(audience=EventAudience.MEMBERS)

    assert '"eventStatus"' in client.get(f"/agenda/{public.slug}/").content.decode()
    assert '"eventStatus"' not in client.get(f"/agenda/{members.slug}/").content.decode()


def test_a_personal_feed_holds_what_its_owner_may_read_in_full_until_it_is_revoked(calendar, client, chloe, cafe):
    mine = feeds.create(chloe.person, FeedScope.ALL, by=chloe, now=NOW)
    address = f"/agenda/abonnement/{mine.token}.ics"
    assert calendar(address)["Café"]["LOCATION"] == "Valmont"
    feeds.revoke(mine, by=chloe, now=NOW)
    assert client.get(address).status_code == 404
    assert client.get("/agenda/abonnement/inconnu.ics").status_code == 404
