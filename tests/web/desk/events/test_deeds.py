"""The turns of an event's life at the desk."""

import pytest

from faitiere.domains.events.choices import EventState
from faitiere.domains.events.models import Invitation
from faitiere.web.desk.events.deeds import LIFE, Cancel
from tests.factories.events import EventFactory

WORDS = {"registered": "", "public": "", "source": ""}
WHY = {**WORDS, "reason": "Salle inondée", "registered": "Nous vous écrirons.", "public": "Reporté"}


@pytest.mark.parametrize(
    ("start", "slug", "data", "state"),
    [
        (EventState.IDEA, "annoncer", WORDS, EventState.SAVE_THE_DATE),
        (EventState.SAVE_THE_DATE, "ouvrir", WORDS, EventState.OPEN),
        (EventState.OPEN, "reporter", {**WHY, "expected": "automne"}, EventState.POSTPONED),
        (EventState.OPEN, "annuler", WHY, EventState.CANCELLED),
        (EventState.OPEN, "tenir", WORDS, EventState.HELD),
        (EventState.OPEN, "deplacer", {**WHY, "day": "05/04/2024", "timezone": "Europe/Paris"}, EventState.OPEN),
    ],
)
def test_each_turn_is_dated_with_its_reason_and_its_words(desk, amina, start, slug, data, state):
    event = EventFactory(state=start)
    desk.post(f"/gestion/evenements/{event.pk}/{slug}/", data)
    event.refresh_from_db()
    assert event.state == state
    turn = event.changes.get()
    assert (turn.by, turn.reason, turn.public_word) == (str(amina), data.get("reason", ""), data["public"])


def test_a_new_date_is_typed_as_one_says_it_and_a_postponed_event_is_announced_anew(desk):
    event = EventFactory(state=EventState.POSTPONED, when_kind="sine_die", starts_at=None, ends_at=None)
    typed = {**WHY, "day": "vendredi 5 avril 2024", "begins": "9h", "ends": "12h", "timezone": "Europe/Paris"}
    desk.post(f"/gestion/evenements/{event.pk}/deplacer/", typed)
    event.refresh_from_db()
    assert (event.state, str(event.when)) == (
        EventState.SAVE_THE_DATE,
        "vendredi 5 avril 2024, de 9\u00a0h à 12\u00a0h",
    )


@pytest.mark.parametrize("slug", ["reporter", "annuler", "deplacer"])
def test_who_is_told_is_told_why(desk, slug):
    event = EventFactory()
    typed = {**WORDS, "reason": " ", "day": "05/04/2024", "timezone": "Europe/Paris", "expected": ""}
    form = desk.post(f"/gestion/evenements/{event.pk}/{slug}/", typed).context["form"]
    assert "Indiquez le motif" in str(form.errors["reason"])
    assert not event.changes.exists()


def test_before_a_turn_the_page_says_how_many_people_it_reaches(desk, bernard):
    event = EventFactory()
    assert "Personne pour l’instant" in desk.get(f"/gestion/evenements/{event.pk}/annuler/").content.decode()
    Invitation.objects.create(event=event, person=bernard.person, email=bernard.email, sent_at=event.changed_at)
    page = desk.get(f"/gestion/evenements/{event.pk}/annuler/").content.decode()
    assert "1 personne invitée qui n’a pas encore répondu" in page
    assert "Personne pour l’instant" not in page


def test_places_change_and_nobody_loses_theirs(desk):
    event = EventFactory(capacity=3, taken=3)
    form = desk.post(f"/gestion/evenements/{event.pk}/places/", {"capacity": 2}).context["form"]
    assert "3 places sont déjà prises" in str(form.errors["capacity"])
    desk.post(f"/gestion/evenements/{event.pk}/places/", {"capacity": ""})
    event.refresh_from_db()
    assert event.capacity is None


def test_what_is_offered_follows_the_state(db):
    offered = {
        state: [deed.slug for deed in LIFE if deed.is_offered(EventFactory(state=state))]
        for state in (EventState.IDEA, EventState.OPEN, EventState.HELD)
    }
    assert offered == {
        EventState.IDEA: ["annoncer", "ouvrir", "deplacer", "places", "reporter", "annuler"],
        EventState.OPEN: ["deplacer", "places", "reporter", "annuler"],
        EventState.HELD: [],
    }
    assert Cancel.is_grave


def test_a_move_to_a_sunday_is_let_through_knowingly(desk):
    event = EventFactory()
    typed = {**WHY, "day": "24/03/2024", "timezone": "Europe/Paris"}
    form = desk.post(f"/gestion/evenements/{event.pk}/deplacer/", typed).context["form"]
    doubts = [value for value, _label in form.fields["seen"].choices]
    assert "dimanche" in doubts[0]
    desk.post(f"/gestion/evenements/{event.pk}/deplacer/", {**typed, "seen": doubts})
    event.refresh_from_db()
    assert str(event.when) == "dimanche 24 mars 2024"


@pytest.mark.parametrize("slug", ["annoncer", "ouvrir"])
def test_a_turn_that_no_letter_tells_asks_for_no_word_to_put_in_one(desk, slug):
    page = desk.get(f"/gestion/evenements/{EventFactory(state=EventState.IDEA).pk}/{slug}/")

    assert "registered" not in page.context["form"].fields
    assert "Qui sera prévenu" not in page.content.decode()
