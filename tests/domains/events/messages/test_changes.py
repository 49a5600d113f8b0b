from datetime import date

import pytest

from faitiere.domains.events.messages.changes import Addressee, Audience, turned
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services import events
from faitiere.domains.events.services.changes import Words
from faitiere.kernel import clock
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db

WORDS = Words(reason="Grève des trains")


@pytest.fixture
def event():
    return EventFactory(title="Café de Valdorie")


def letter(event, audience=Audience.REGISTERED):
    told = turned(event, event.changes.latest("pk"), audience, sender_name="Le réseau")
    return told.to(Addressee("zoe@rive.example", "Zoé", "https://reseau.example/inscription/x/"))


def test_a_new_date_is_said_beside_the_old_one(event, amina):
    events.move(event, When.days(date(2024, 5, 23)), words=WORDS, by=amina, now=clock.now())

    text = letter(event).text
    assert "prévu mercredi 20\u00a0mars 2024" in text
    assert "Nouvelle date\u00a0: jeudi 23\u00a0mai 2024." in text
    assert "Motif\u00a0: Grève des trains" in text


def test_a_new_place_is_said_with_the_date_that_stays(event, amina):
    event.changes.create(kind="edited", at=clock.now(), state=event.state, sequence=1)
    event.place, event.format = "Salle des fêtes", "hybrid"

    draft = letter(event)
    assert draft.subject.startswith("Nouveau lieu")
    assert "Désormais\u00a0: Salle des fêtes, sur place et en visioconférence." in draft.text
    assert "La date reste la même\u00a0: mercredi 20\u00a0mars 2024" in draft.text


@pytest.mark.parametrize("audience", list(Audience))
def test_each_audience_has_its_next_step_and_its_link(event, amina, audience):
    events.cancel(event, words=WORDS, by=amina, now=clock.now())

    draft = letter(event, audience)
    assert "est annulé" in draft.text
    assert "https://reseau.example/inscription/x/" in draft.html
    assert "%%" not in draft.text + draft.html + draft.subject
