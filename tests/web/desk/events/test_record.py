"""The list and the record of events."""

from datetime import date

import pytest

from faitiere.domains.events.choices import EventState
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services import events
from faitiere.domains.events.services.changes import Words
from faitiere.kernel import clock
from faitiere.web.desk.events.record import next_step
from tests.factories.events import EventFactory


def test_a_record_tells_where_an_event_stands_and_its_whole_story(desk, amina):
    event = EventFactory()
    events.postpone(event, words=Words("Salle inondée", "Nous revenons vers vous."), by=amina, now=clock.now())
    events.move(event, When.days(date(2024, 4, 5)), words=Words("Salle retrouvée"), by=amina, now=clock.now())
    page = desk.get(f"/gestion/evenements/{event.pk}/")
    facts = {str(label): str(cell.text) for label, cell in page.context["facts"]}
    assert (facts["Quand"], facts["État"]) == ("vendredi 5 avril 2024", "date à réserver")
    assert f"/gestion/evenements/ajouter/?depuis={event.pk}" in page.content.decode()
    moved, postponed = page.context["timeline"]
    assert postponed.text == "Reporté, par Amina Benali ; auparavant : mercredi 20 mars 2024, de 9\u00a0h à 17\u00a0h"
    assert postponed.note == "Salle inondée – Aux inscrits : Nous revenons vers vous."
    assert moved.note == "Salle retrouvée"


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ({"state": EventState.IDEA}, "Annoncez la date"),
        ({"state": EventState.SAVE_THE_DATE}, "Ouvrez les inscriptions"),
        (
            {"state": EventState.POSTPONED, "when_kind": "sine_die", "starts_at": None, "ends_at": None},
            "nouvelle date",
        ),
        ({"state": EventState.HELD}, "compte rendu"),
    ],
)
def test_the_next_step_is_said(db, event, words):
    assert words in str(next_step(EventFactory(**event), clock.today()))


def test_an_open_event_whose_day_is_over_waits_for_somebody_to_say_whether_it_was_held(db):
    assert "a eu lieu" in str(next_step(EventFactory(), date(2024, 3, 21)))


def test_the_list_says_that_an_open_event_without_a_place_left_is_full(desk):
    EventFactory(title="Atelier du port", capacity=2, taken=2)
    page = desk.get("/gestion/evenements/").content.decode()
    assert "complet" in page
    assert "2 sur 2" in page


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("time=coming", ["Réunion de mars"]),
        ("time=past", ["Réunion de janvier"]),
        ("time=undated", ["Assises"]),
        ("year=2023", ["Réunion de janvier"]),
        ("state=postponed", ["Assises"]),
        ("q=mars", ["Réunion de mars"]),
    ],
)
def test_the_list_keeps_what_is_asked(desk, query, kept):
    EventFactory(title="Réunion de mars")
    january = clock.now().replace(year=2023)
    EventFactory(title="Réunion de janvier", starts_at=january, ends_at=january, state=EventState.HELD)
    EventFactory(title="Assises", when_kind="sine_die", starts_at=None, ends_at=None, state=EventState.POSTPONED)
    page = desk.get(f"/gestion/evenements/?{query}")
    assert [event.title for event in page.context["page_obj"].object_list] == kept


def test_a_record_leads_to_the_page_that_anybody_may_know_of(desk):
    known, idea = EventFactory(slug="reunion-de-mai"), EventFactory(state=EventState.IDEA)

    assert 'href="/agenda/reunion-de-mai/"' in desk.get(f"/gestion/evenements/{known.pk}/").content.decode()
    assert desk.get(f"/gestion/evenements/{idea.pk}/").context["public_url"] == ""
