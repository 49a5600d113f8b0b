from datetime import UTC, datetime

import pytest

from faitiere.domains.events.choices import EventKind, EventState
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services import events
from faitiere.domains.events.services.changes import EventOver, ReasonMissing, Words
from faitiere.domains.events.services.events import EventDraft
from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry

pytestmark = pytest.mark.django_db

EVENING = datetime(2024, 3, 20, 17, tzinfo=UTC)
WHY = Words(reason="Salle inondée")


@pytest.fixture
def meeting(amina):
    return events.create(EventDraft("Réunion", EventKind.CAFE), When.exact(EVENING), by=amina, now=clock.now())


def test_the_log_keeps_why(meeting, amina):
    events.cancel(meeting, words=WHY, by=amina, now=clock.now())

    entry = AuditEntry.objects.first()
    assert (entry.verb, entry.actor_name, entry.changes) == (
        "événement annulé",
        str(amina),
        {"motif": ["", "Salle inondée"]},
    )


@pytest.mark.parametrize("deed", [events.postpone, events.cancel])
def test_nobody_is_put_off_without_a_reason(deed, meeting, amina):
    with pytest.raises(ReasonMissing):
        deed(meeting, words=Words(registered="Désolés"), by=amina, now=clock.now())

    meeting.refresh_from_db()
    assert (meeting.state, meeting.starts_at) == (EventState.IDEA, EVENING)


@pytest.mark.parametrize("end", [lambda event, **k: events.cancel(event, words=WHY, **k), events.hold])
def test_what_is_over_stays_over(end, meeting, amina):
    end(meeting, by=amina, now=clock.now())

    with pytest.raises(EventOver, match="son état ne change plus"):
        events.open_registration(meeting, by=amina, now=clock.now())
