"""An event is written in one short form."""

from datetime import date

import pytest

from faitiere.domains.events.choices import EventAudience, EventFormat, WhenKind
from faitiere.domains.events.models import Event
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import EventFactory, RegistrationFactory

ADD = "/gestion/evenements/ajouter/"
SHORT = {"kind": "group_meeting", "format": "online", "overlaps": "refuse", "timezone": "Europe/Paris"}


def test_a_group_meeting_needs_its_group_and_its_date_alone(desk, amina, valdorie, verbs):
    data = {**SHORT, "group": valdorie.pk, "day": "mercredi 20 mars 2024", "begins": "9h30", "ends": "11 h"}
    response = desk.post(ADD, data)
    event = Event.objects.get()
    assert response["Location"] == f"/gestion/evenements/{event.pk}/"
    assert event.title == "Réunion du groupe-pays Valdorie"
    assert event.audience == EventAudience.GROUP
    assert str(event.when) == "mercredi 20 mars 2024, de 9\u00a0h\u00a030 à 11\u00a0h"
    assert verbs(event) == ["événement créé"]


@pytest.mark.parametrize(
    ("typed", "kind", "said"),
    [
        ({"day": "20/03/2024"}, WhenKind.DAY, "mercredi 20 mars 2024"),
        (
            {"day": "20/03/2024", "last_day": "21/03/2024"},
            WhenKind.DAY,
            "mercredi 20 et jeudi 21 mars 2024",
        ),
        ({"day": "mars 2024"}, WhenKind.MONTH, "mars 2024"),
        ({"day": "2024"}, WhenKind.YEAR, "2024"),
        ({"day": "", "expected": "printemps 2024"}, WhenKind.TO_BE_DEFINED, "date à définir (printemps 2024)"),
        (
            {"day": "20/03/2024", "begins": "9h", "timezone": "Asia/Tokyo"},
            WhenKind.EXACT,
            "mercredi 20 mars 2024, à 9\u00a0h (heure locale)",
        ),
    ],
)
def test_a_date_is_typed_as_one_says_it(desk, typed, kind, said):
    desk.post(ADD, {**SHORT, "title": "Assises", **typed})
    event = Event.objects.get()
    assert (event.when_kind, str(event.when)) == (kind, said)


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"title": "", "day": "2024"}, "title", "Donnez un titre"),
        ({"title": "Assises", "day": "bientôt"}, "day", "mercredi 20 mars 2024"),
        ({"title": "Assises", "day": "20/03/2024", "begins": "11h", "ends": "9h"}, "ends", "suivre le début"),
        ({"title": "Assises", "day": "20/03/2024", "last_day": "19/03/2024"}, "last_day", "précède le premier"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_typed_is_lost(desk, typed, field, sentence):
    form = desk.post(ADD, {**SHORT, "place": "Salle des fêtes", **typed}).context["form"]
    assert sentence in str(form.errors[field])
    assert form["place"].value() == "Salle des fêtes"
    assert not Event.objects.exists()


def test_a_meeting_prepared_from_a_group_starts_with_it(desk, amina, valdorie):
    initial = desk.get(f"{ADD}?groupe={valdorie.pk}").context["form"].initial
    assert (initial["group"], initial["audience"], initial["owner"]) == (valdorie.pk, "group", amina.pk)
    assert list(initial["countries"]) == list(valdorie.countries.all())


def test_the_next_edition_takes_all_but_the_date_of_the_last(desk):
    last = EventFactory(title="Café des élues et élus", kind="cafe", episode=4, season=2, capacity=40, place="Visio")
    initial = desk.get(f"{ADD}?depuis={last.pk}").context["form"].initial
    assert {name: initial[name] for name in ("title", "episode", "season", "capacity", "place")} == {
        "title": "Café des élues et élus",
        "episode": 5,
        "season": 2,
        "capacity": 40,
        "place": "Visio",
    }
    assert "day" not in initial


def test_what_is_said_of_an_event_is_corrected_and_what_the_form_does_not_ask_is_kept(desk, valmont, verbs):
    event = EventFactory(capacity=12, video_url="https://visio.example/abc")
    event.hosts.add(valmont)
    page = f"/gestion/evenements/{event.pk}/modifier/"
    typed = {**SHORT, "title": "Réunion de printemps", "format": "hybrid", "audience": "public"}
    desk.post(page, {**typed, "video_url": event.video_url})
    event.refresh_from_db()
    assert (event.title, event.format, event.capacity) == ("Réunion de printemps", EventFormat.HYBRID, 12)
    assert event.when.first_day == date(2024, 3, 20)
    assert list(event.hosts.all()) == [valmont]
    assert verbs(event) == ["événement modifié"]


def test_whoever_is_registered_is_told_of_another_place_when_staff_say_so(desk):
    event = EventFactory(title="Café")
    page = f"/gestion/evenements/{event.pk}/modifier/"
    assert "tells" not in desk.get(page).context["form"].fields
    RegistrationFactory(event=event)
    assert "tells" in desk.get(page).context["form"].fields
    desk.post(page, {**SHORT, "title": "Café", "audience": "public", "place": "Préau"})
    assert not OutboundMessage.objects.exists()
    desk.post(page, {**SHORT, "title": "Café", "audience": "public", "place": "Salle des fêtes", "tells": "on"})
    assert "Salle des fêtes" in OutboundMessage.objects.get().text


def test_what_looks_wrong_in_a_date_is_said_and_let_through_knowingly(desk):
    typed = {**SHORT, "title": "Conseil", "day": "samedi 24 mars 2024"}
    form = desk.post(ADD, typed).context["form"]
    doubts = [value for value, _label in form.fields["seen"].choices]
    assert len(doubts) == 2
    assert "est un dimanche" in doubts[0]
    assert not Event.objects.exists()
    assert "seen" in desk.post(ADD, {**typed, "seen": doubts[:1]}).context["form"].errors
    desk.post(ADD, {**typed, "seen": doubts})
    assert str(Event.objects.get().when) == "dimanche 24 mars 2024"


def test_a_date_that_is_as_it_should_be_asks_nothing_more(desk):
    page = desk.post(ADD, {**SHORT, "title": "", "day": "mercredi 20 mars 2024"})
    assert "seen" not in page.context["form"].fields


def test_a_meeting_is_saved_and_its_invitations_begun_in_one_go(desk, valdorie):
    group = desk.get(f"/gestion/groupes/{valdorie.pk}/").content.decode()
    assert f"{ADD}?groupe={valdorie.pk}" in group
    typed = {**SHORT, "group": valdorie.pk, "day": "mercredi 20 mars 2024", "invite": "1"}
    response = desk.post(ADD, typed)
    assert response["Location"] == f"/gestion/evenements/{Event.objects.get().pk}/invitations/inviter/"
