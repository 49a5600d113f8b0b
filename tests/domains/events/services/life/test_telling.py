from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction
from icalendar import Calendar

from faitiere.domains.events.choices import AnswerKind, EventKind, EventState, PlaceState
from faitiere.domains.events.models import Event, Invitation, Registration
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services import events
from faitiere.domains.events.services.changes import Words
from faitiere.domains.events.services.events import EventDraft
from faitiere.domains.events.services.life import telling
from faitiere.kernel import clock
from faitiere.kernel.mail.models import OutboundMessage
from faitiere.kernel.words import plain
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db

WORDS = Words(reason="Grève des trains", registered="Vos billets restent valables.", public="À bientôt.")


@pytest.fixture
def event(settings):
    settings.CALENDAR_ADDRESS = "agenda@reseau.example"
    return EventFactory(title="Rencontres de Valdorie")


def registered(event: Event, name: str, state=PlaceState.CONFIRMED) -> Registration:
    return Registration.objects.create(
        event=event,
        first_name=name,
        last_name="Rivière",
        email=f"{plain(name)}@rive.example",
        state=state,
        registered_at=clock.now(),
    )


def invited(event: Event, authority, email: str, **fields) -> Invitation:
    return Invitation.objects.create(
        event=event, authority=authority, name=email, email=email, **{"sent_at": clock.now(), **fields}
    )


def told() -> dict[str, OutboundMessage]:
    return {message.recipient: message for message in OutboundMessage.objects.filter(kind="events.turned")}


def entry(message: OutboundMessage) -> dict[str, str]:
    calendar = Calendar.from_ical(message.calendar)
    (event,) = calendar.walk("VEVENT")
    return {
        "method": str(calendar["METHOD"]),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "summary": str(event["SUMMARY"]),
        "answer": event["ATTENDEE"].params["PARTSTAT"],
    }


def test_each_is_told_by_a_word_of_their_own(event, valmont, amina):
    registered(event, "Zoé")
    registered(event, "Yann", PlaceState.WAITING)
    invited(event, valmont, "mairie@valmont.example")

    events.postpone(event, words=WORDS, expected="à l’automne", by=amina, now=clock.now())

    letters = told()
    assert set(letters) == {"zoe@rive.example", "yann@rive.example", "mairie@valmont.example"}
    zoe, yann, town = (letters[key] for key in ("zoe@rive.example", "yann@rive.example", "mairie@valmont.example"))
    assert zoe.subject == "Reporté : Rencontres de Valdorie"
    assert "Bonjour Zoé Rivière," in zoe.text
    assert "prévu mercredi 20\u00a0mars 2024" in zoe.text
    assert "Vos billets restent valables." in zoe.text
    assert "/inscription/" in zoe.text
    assert "liste d’attente est gardé" in yann.text
    assert "Vos billets" not in town.text
    assert "À bientôt." in town.text
    assert "/invitation/" in town.html


def test_nobody_is_told_who_said_no_or_was_never_written_to(event, valmont, amina):
    registered(event, "Zoé", PlaceState.CANCELLED)
    invited(event, valmont, "non@valmont.example", answer=AnswerKind.NO)
    invited(event, valmont, "jamais@valmont.example", sent_at=None)
    invited(event, valmont, "retiree@valmont.example", withdrawn_at=clock.now())
    undecided = invited(event, valmont, "peut-etre@valmont.example", answer=AnswerKind.UNSURE)

    events.cancel(event, words=WORDS, by=amina, now=clock.now())

    assert set(told()) == {undecided.email}


def test_whoever_is_invited_and_registered_is_told_once(event, valmont, amina):
    registered(event, "Zoé")
    invited(event, valmont, "Zoe@Rive.example")

    events.cancel(event, words=WORDS, by=amina, now=clock.now())

    assert OutboundMessage.objects.filter(kind="events.turned").count() == 1


def test_each_turn_reaches_the_calendar_with_a_higher_sequence(event, amina):
    registered(event, "Zoé")

    read = []
    for turn in (
        lambda: events.postpone(event, words=WORDS, by=amina, now=clock.now()),
        lambda: events.move(event, When.days(date(2024, 5, 23)), words=WORDS, by=amina, now=clock.now()),
        lambda: events.cancel(event, words=WORDS, by=amina, now=clock.now()),
    ):
        turn()
        read.append(entry(OutboundMessage.objects.filter(kind="events.turned").latest("pk")))

    assert [(line["method"], line["sequence"], line["status"]) for line in read] == [
        ("REQUEST", 1, "TENTATIVE"),
        ("REQUEST", 2, "TENTATIVE"),
        ("CANCEL", 3, "CANCELLED"),
    ]
    assert read[0]["summary"] == "[Reporté] Rencontres de Valdorie"
    assert {line["answer"] for line in read} == {"ACCEPTED"}
    assert OutboundMessage.objects.filter(kind="events.turned").count() == 3


def test_nothing_is_told_of_a_turn_that_did_not_happen(event, amina):
    registered(event, "Zoé")

    @transaction.atomic
    def cancel_then_fail():
        events.cancel(event, words=WORDS, by=amina, now=clock.now())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        cancel_then_fail()

    assert told() == {}


def test_telling_again_writes_nothing_more(event, amina):
    registered(event, "Zoé")
    events.cancel(event, words=WORDS, by=amina, now=clock.now())

    assert telling.tell(event, event.changes.latest("pk"), now=clock.now()) == 0


def test_opening_and_holding_are_not_told_by_mail(event, amina):
    registered(event, "Zoé")
    Event.objects.filter(pk=event.pk).update(state=EventState.SAVE_THE_DATE)

    events.open_registration(event, by=amina, now=clock.now())
    events.hold(event, by=amina, now=clock.now())

    assert told() == {}


def test_many_are_told_with_few_queries(event, amina, django_assert_max_num_queries):
    for number in range(40):
        registered(event, f"Zoé{number}")

    with django_assert_max_num_queries(25):
        events.cancel(event, words=WORDS, by=amina, now=clock.now())

    assert len(told()) == 40


def test_a_name_is_never_markup(event, amina):
    guest = registered(event, "Zoé")
    Registration.objects.filter(pk=guest.pk).update(first_name="<script>")

    events.cancel(event, words=WORDS, by=amina, now=clock.now())

    (letter,) = told().values()
    assert "<script>" not in letter.html
    assert "&lt;script&gt;" in letter.html


def test_a_new_place_reaches_those_concerned_and_their_calendars_but_no_typing_error_does(event, amina):
    registered(event, "Zoé")
    draft = EventDraft(event.title, EventKind.GROUP_MEETING, place="Salle des fêtes")

    events.edit(event, draft, by=amina, now=clock.now())
    events.edit(event, replace(draft, description="Venez."), tells=True, by=amina, now=clock.now())
    assert told() == {}

    events.edit(event, replace(draft, place="Préau"), tells=True, by=amina, now=clock.now())
    message = told()["zoe@rive.example"]
    assert "Préau" in message.text
    assert (entry(message)["method"], entry(message)["sequence"]) == ("REQUEST", 3)
    assert "LOCATION:Préau" in message.calendar
