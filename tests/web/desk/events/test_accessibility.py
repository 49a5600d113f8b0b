"""What the team fills in for an event passes axe and fits a phone."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from faitiere.domains.events.choices import EventState
from faitiere.domains.events.models import Certificate, CheckIn, Decision, EventRoom
from faitiere.domains.events.services.day import door_passes
from faitiere.kernel import clock
from tests.factories.events import (
    EventFactory,
    InvitationFactory,
    MinutesFactory,
    RegistrationFactory,
    SessionFactory,
)
from tests.web.desk.test_browser import AXE, RULES
from tests.web.public.test_accessibility import AUDIT

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
SCREENS = ["programme/", "invitations/", "inscrire/", "questions/", "jour/", "compte-rendu/"]


@pytest.fixture
def met(amina, bernard):
    """A meeting held, with everything that its screens can show."""
    event = EventFactory(state=EventState.OPEN)
    SessionFactory(event=event, room=EventRoom.objects.create(event=event, name="Salle A"))
    InvitationFactory(event=event, person=bernard.person)
    came = RegistrationFactory(event=event)
    door_passes.open_post(event, "Porte A", by=amina, now=clock.now())
    CheckIn.objects.create(registration=came, scan=uuid4(), at=NOW, terminal="Porte A")
    Certificate.objects.create(registration=came, issued_at=NOW)
    Decision.objects.create(minutes=MinutesFactory(event=event), text="Écrire", due_on=date(2024, 3, 1))
    return event


def test_the_screens_of_an_event_pass_axe_and_fit_a_phone(page, sign_in, amina, met):
    sign_in(amina)
    page.set_viewport_size({"width": 390, "height": 800})
    wrong = {}
    for address in (f"/gestion/evenements/{met.pk}/{screen}" for screen in SCREENS):
        page.goto(address)
        assert page.locator("h1, h2").count(), address
        page.add_script_tag(content=AXE.read_text())
        found = page.evaluate(AUDIT.replace("document", '"main"'), RULES)["violations"]
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        if said := [(one["id"], [node["html"][:120] for node in one["nodes"][:2]]) for one in found] + ["wide"] * wide:
            wrong[address] = said
    assert wrong == {}
