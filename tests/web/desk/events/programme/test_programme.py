"""The programme at the desk: what is dragged, and the forms that do the same."""

from datetime import timedelta

import pytest

from faitiere.domains.events.models import EventRoom, Session, Speaker, Track
from tests.factories.events import NINE, EventFactory, SessionFactory
from tests.factories.people import OrganizationFactory

HOUR = timedelta(hours=1)


@pytest.fixture
def event(db):
    return EventFactory()


@pytest.fixture
def room(event):
    return EventRoom.objects.create(event=event, name="Bargemon", capacity=40)


@pytest.fixture
def session(event, room):
    return SessionFactory(event=event, title="Climat", room=room, ends_at=NINE + HOUR)


def test_a_session_dropped_elsewhere_moves_and_the_grid_says_what_clashes(desk, event, room, session):
    other = SessionFactory(event=event, title="Eau", starts_at=NINE + 2 * HOUR, ends_at=NINE + 3 * HOUR, room=room)
    where = {"session": session.pk, "starts_at": "2024-03-20T11:00:00+01:00", "room": room.pk}
    fragment = desk.post(f"/gestion/evenements/{event.pk}/programme/", where, headers={"X-Requested-With": "fetch"})
    session.refresh_from_db()
    assert (session.starts_at, session.ends_at, session.room) == (other.starts_at, other.ends_at, room)
    assert "ont lieu en même temps dans Bargemon" in fragment.content.decode()
    assert "<html" not in fragment.content.decode()


def test_a_drop_without_a_script_s_header_shows_the_page_again(desk, event, session):
    page = f"/gestion/evenements/{event.pk}/programme/"
    where = {"session": session.pk, "starts_at": "2024-03-20T11:00:00+01:00", "room": ""}
    assert desk.post(page, where)["Location"] == page
    assert desk.post(page, {**where, "starts_at": "demain"}).status_code == 400
    assert desk.post(page, {**where, "session": SessionFactory().pk}).status_code == 404


def test_hours_are_those_of_the_event_s_own_clock(desk, event, session):
    event.timezone = "Asia/Tokyo"
    event.save()
    assert '<th scope="row">17 h 00</th>' in desk.get(f"/gestion/evenements/{event.pk}/programme/").content.decode()


def test_a_session_is_written_moved_and_taken_away_by_forms(desk, event, room):
    typed = {
        "title": "Climat",
        "kind": "workshop",
        "day": "20/03/2024",
        "begins": "9h",
        "ends": "10h30",
        "capacity": 20,
    }
    typed |= {"room": room.pk, "languages": "français, anglais", "has_registration": "on"}
    response = desk.post(f"/gestion/evenements/{event.pk}/ajouter-session/", typed)
    session = Session.objects.get()
    assert response["Location"] == f"/gestion/evenements/{event.pk}/programme/"
    assert (session.starts_at, session.capacity, session.languages) == (NINE, 20, ["français", "anglais"])
    there = {"day": "20/03/2024", "begins": "14h", "room": "", "track": ""}
    desk.post(f"/gestion/evenements/deplacer-session/{session.pk}/", there)
    session.refresh_from_db()
    assert (session.starts_at, session.ends_at, session.room) == (NINE + 5 * HOUR, NINE + 6.5 * HOUR, None)
    desk.post(f"/gestion/evenements/modifier-session/{session.pk}/", {**typed, "title": "Climat et eau"})
    desk.post(f"/gestion/evenements/places-session/{session.pk}/", {"capacity": 30})
    session.refresh_from_db()
    assert (session.title, session.capacity, session.room) == ("Climat et eau", 30, room)
    desk.post(f"/gestion/evenements/supprimer-session/{session.pk}/")
    assert not Session.objects.exists()


def test_an_hour_without_a_day_and_an_end_before_its_start_are_said_where_they_stand(desk, event):
    page = f"/gestion/evenements/{event.pk}/ajouter-session/"
    typed = {"title": "Climat", "kind": "workshop", "begins": "9h"}
    assert "day" in desk.post(page, typed).context["form"].errors
    late = {**typed, "day": "20/03/2024", "ends": "8h"}
    assert "suivre le début" in str(desk.post(page, late).context["form"].errors["ends"])


def test_rooms_and_tracks_are_added_renamed_and_taken_away(desk, event):
    for slug, model in (("salle", EventRoom), ("fil", Track)):
        desk.post(f"/gestion/evenements/{event.pk}/ajouter-{slug}/", {"name": "Bargemon"})
        twice = desk.post(f"/gestion/evenements/{event.pk}/ajouter-{slug}/", {"name": "bargemon"})
        assert "existe déjà" in str(twice.context["form"].errors["name"])
        one = model.objects.get()
        desk.post(f"/gestion/evenements/modifier-{slug}/{one.pk}/", {"name": "Astoin"})
        one.refresh_from_db()
        assert one.name == "Astoin"
        desk.post(f"/gestion/evenements/supprimer-{slug}/{one.pk}/")
        assert not model.objects.exists()


def test_who_speaks_and_who_built_a_session_are_announced_and_taken_back(desk, event, session, bernard):
    speaks = {"person": bernard.person.pk, "name": "", "title": "", "role": "ouverture"}
    desk.post(f"/gestion/evenements/intervention/{session.pk}/", speaks)
    twice = desk.post(f"/gestion/evenements/intervention/{session.pk}/", speaks)
    assert "figure déjà" in str(twice.context["form"].errors["person"])
    desk.post(f"/gestion/evenements/retirer-intervention/{Speaker.objects.get().pk}/")
    assert not Speaker.objects.exists()
    partner = OrganizationFactory()
    desk.post(f"/gestion/evenements/associer-session/{session.pk}/", {"organization": partner.pk})
    assert session.builders.get() == partner
    desk.post(f"/gestion/evenements/dissocier-session/{session.pk}/", {"links": [f"organization-{partner.pk}"]})
    assert not session.builders.exists()
    nothing = desk.post(f"/gestion/evenements/associer-session/{session.pk}/", {})
    assert "au moins" in str(nothing.context["form"].non_field_errors())
