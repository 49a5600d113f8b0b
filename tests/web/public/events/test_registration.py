"""The personal page of a registration, and the way to the meeting."""

from datetime import timedelta

import pytest

from faitiere.domains.events.choices import EventState, PlaceState
from faitiere.domains.events.models import Registration
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.queries.registering import links
from faitiere.domains.events.services.registering import enrolments
from faitiere.domains.events.services.registering.enrolments import Wish
from faitiere.domains.events.services.registrations import Guest
from faitiere.domains.questionnaires.choices import QuestionKind
from faitiere.domains.questionnaires.queries import values_of
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.questionnaires import FormFactory, QuestionFactory

pytestmark = pytest.mark.django_db

MEETING = "https://visio.example/secret"


@pytest.fixture
def event():
    form = FormFactory()
    QuestionFactory(form=form, key="repas", label="Déjeunez-vous ?", kind=QuestionKind.YES_NO)
    return EventFactory(capacity=1, video_url=MEETING, form=form)


def enrol(event, name="zoe", **wish):
    guest = Guest("Zoé", "Rivière", f"{name}@rivecourt.example", needs="rampe")
    return enrolments.enrol(event, guest, Wish(**wish), by=System(), now=clock.now()).registration


def page_of(registration, now=None):
    return addresses.registration(registration, now=now or clock.now()).removeprefix("http://localhost:8000")


def test_the_link_shows_the_registration_and_is_kept_nowhere(client, event):
    workshop = SessionFactory(event=event, title="Climat")
    response = client.get(page_of(enrol(event, sessions=[workshop], answers={"repas": True})))

    text = response.content.decode()
    assert "Inscription confirmée" in text
    assert text.count("Climat") == 2  # what is held, and what may be changed
    assert "rampe" in text
    assert "no-store" in response["Cache-Control"]
    assert (response["Referrer-Policy"], response["X-Robots-Tag"]) == ("same-origin", "noindex, nofollow")


def test_sessions_answers_and_needs_change(client, event):
    climate, youth = SessionFactory(event=event), SessionFactory(event=event)
    registration = enrol(event, sessions=[climate], answers={"repas": True})

    client.post(page_of(registration), {"sessions": [youth.pk], "q-repas": "non", "needs": ""})

    registration.refresh_from_db()
    held = registration.places.exclude(state=PlaceState.CANCELLED)
    assert list(held.values_list("session", flat=True)) == [youth.pk]
    assert (values_of(registration.responses), registration.needs) == ({"repas": False}, "")


def test_cancelling_gives_the_place_to_who_waits_and_writes_to_both(client, event):
    first, second = enrol(event), enrol(event, "ali")
    assert second.state == PlaceState.WAITING

    response = client.post(page_of(first), {"annuler": "oui"}, follow=True)

    assert "M’inscrire à nouveau" in response.content.decode()
    second.refresh_from_db()
    assert second.state == PlaceState.CONFIRMED
    told = OutboundMessage.objects.filter(kind__endswith=("moved_up")) | OutboundMessage.objects.filter(
        kind__endswith="cancelled"
    )
    assert set(told.values_list("kind", "recipient")) == {
        ("events.registration_moved_up", second.email),
        ("events.registration_cancelled", first.email),
    }


def test_only_the_confirmed_join_and_the_meeting_itself_is_on_no_page(client, event):
    confirmed, waiting = enrol(event), enrol(event, "ali")

    text = client.get(page_of(confirmed)).content.decode()
    assert MEETING not in text
    assert "/rejoindre/" not in client.get(page_of(waiting)).content.decode()
    room = links.video_rooms(confirmed, now=clock.now())[0]
    assert client.get(room.url)["Location"] == MEETING

    enrolments.cancel(confirmed, by=System(), now=clock.now())
    assert client.get(room.url).status_code == 404


def test_a_session_is_joined_by_those_who_hold_a_place_in_it(client, event):
    workshop = SessionFactory(event=event, video_url="https://visio.example/atelier")
    registration = enrol(event, sessions=[workshop])

    rooms = links.video_rooms(registration, now=clock.now())

    assert [client.get(room.url)["Location"] for room in rooms] == [MEETING, workshop.video_url]


def test_links_end_with_the_event(client, event, clock_at):
    registration = enrol(event)
    page, room = page_of(registration), links.video_rooms(registration, now=clock.now())[0].url

    clock_at((event.ends_at + timedelta(days=2)).isoformat())
    assert client.get(room).status_code == 410
    assert "/rejoindre/" not in client.get(page).content.decode()
    clock_at((event.ends_at + timedelta(days=91)).isoformat())
    assert client.get(page).status_code == 410


@pytest.mark.parametrize("path", ["/inscription/x/", "/rejoindre/x/"])
def test_a_link_that_is_not_ours_opens_nothing(client, path):
    response = client.get(path)

    assert response.status_code == 404
    assert "Ce lien n’est pas valable" in response.content.decode()


def test_nothing_changes_once_the_event_is_over(client, event):
    registration = enrol(event)
    event.state = EventState.HELD
    event.save()

    assert "Annuler mon inscription" not in client.get(page_of(registration)).content.decode()
    response = client.post(page_of(registration), {"annuler": "oui"}, follow=True)
    assert "ne se modifie plus" in response.content.decode()
    assert Registration.objects.get().state == PlaceState.CONFIRMED
