from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest

from faitiere.domains.events.choices import EventAudience, EventState
from faitiere.domains.events.exports import feeds
from faitiere.domains.events.services import events
from faitiere.domains.events.services.changes import Words
from faitiere.kernel import clock
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db


def items() -> list[dict[str, str]]:
    read = ET.fromstring(feeds.rss(link="https://reseau.example/agenda/", address="https://reseau.example/rss"))
    return [{tag.tag: tag.text or "" for tag in item} for item in read.iter("item")]


def test_each_turn_is_an_item_the_newest_first(amina):
    event = EventFactory(title="Café", state=EventState.IDEA)
    events.announce(event, by=amina, now=clock.now())
    words = Words(reason="Grève", public="Nouvelle date bientôt.")
    events.postpone(event, words=words, by=amina, now=clock.now() + timedelta(days=1))

    postponed, announced = items()

    assert (postponed["title"], announced["title"]) == ("Reporté\u00a0: Café", "Date à réserver\u00a0: Café")
    assert "Nouvelle date bientôt." in postponed["description"]
    assert "Grève" not in postponed["description"]
    assert postponed["guid"] != announced["guid"]


def test_what_nobody_may_know_of_is_not_told(amina):
    staff = EventFactory(state=EventState.IDEA, audience=EventAudience.STAFF)
    events.announce(staff, by=amina, now=clock.now())
    events.cancel(EventFactory(state=EventState.IDEA), words=Words(reason="Trop tôt"), by=amina, now=clock.now())

    assert items() == []
