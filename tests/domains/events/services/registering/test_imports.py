from datetime import timedelta

import pytest

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Registration
from faitiere.domains.events.services import registrations, waiting
from faitiere.domains.events.services.registering import imports
from faitiere.domains.events.services.registrations import Guest
from faitiere.domains.territories.services import words
from faitiere.kernel import clock
from faitiere.kernel.imports.batches import ImportNotPrepared, ImportOutdated, RowChangedSince
from faitiere.kernel.imports.models import ImportState
from faitiere.kernel.mail.models import OutboundMessage
from faitiere.kernel.spreadsheets import as_xlsx
from tests.factories.events import EventFactory, RegistrationFactory

LIST = "Nom;Prénom;Courriel\nPetit;Zoé;zoe@ville.example\nRoy;Yves;yves@ville.example\n".encode()


@pytest.fixture
def event(db):
    return EventFactory(capacity=1)


def prepare(event, by, content=LIST):
    return imports.prepare(event, "liste.csv", content, by=by, now=clock.now())


def apply(event, batch, by):
    return imports.apply(event, batch, by=by, now=clock.now())


def test_nothing_is_written_before_it_is_shown_then_places_are_counted_in_the_order_of_the_lines(event, amina):
    batch = prepare(event, amina)
    assert batch.summary["counts"] == {"confirmed": 1, "waiting": 1}
    assert not Registration.objects.exists()

    apply(event, batch, amina)

    zoe, yves = Registration.objects.order_by("pk")
    assert (zoe.email, zoe.state, zoe.registered_by) == ("zoe@ville.example", PlaceState.CONFIRMED, amina)
    assert yves.state == PlaceState.WAITING
    assert waiting.recount(event) == []
    assert not OutboundMessage.objects.exists()


def test_what_it_said_of_people_is_forgotten_once_done_or_left(event, amina):
    left = imports.set_aside(prepare(event, amina), by=amina, now=clock.now())
    done = apply(event, prepare(event, amina), amina)
    abandoned = prepare(event, amina)
    assert imports.forget_abandoned(before=clock.now() + timedelta(days=7), by=amina, now=clock.now()) == 1
    abandoned.refresh_from_db()
    assert ["rows" in batch.summary for batch in (left, done, abandoned)] == [False, False, False]


def test_the_same_file_twice_changes_nothing_the_second_time(event, amina):
    apply(event, prepare(event, amina), amina)
    again = prepare(event, amina, LIST + b"PETIT;ZOE;ZOE@ville.example\n")
    assert again.summary["counts"] == {"known": 3}


def test_a_person_twice_in_the_file_or_beyond_the_quota_is_left_aside_and_a_namesake_is_said(event, amina, valmont):
    words.rebuild([valmont.pk])
    event.quota, event.capacity = 1, 10
    event.save()
    RegistrationFactory(event=event, first_name="Zoé", last_name="Petit")
    rows = [("Petit", "Zoé", "z@v.example", ""), ("Petit", "Zoé", "Z@v.example", "")]
    rows += [("Roy", "Yves", "y@v.example", valmont.name), ("Lac", "Léa", "l@v.example", valmont.name)]
    batch = prepare(event, amina, as_xlsx(["Nom", "Prénom", "Mail", "Commune"], rows))
    assert [row["outcome"] for row in batch.summary["rows"]] == ["confirmed", "twice", "confirmed", "refused"]
    assert batch.summary["rows"][0]["why"] == "une personne du même nom est inscrite sous une autre adresse"


def test_what_has_changed_since_it_was_shown_must_be_shown_again(event, amina):
    batch = prepare(event, amina)
    registrations.register(event, Guest("Anne", "Martin", "a@v.example"), by=amina, now=clock.now())
    with pytest.raises(ImportOutdated):
        apply(event, batch, amina)
    assert Registration.objects.count() == 1


def test_an_import_undone_gives_its_places_to_who_waits(event, amina):
    batch = apply(event, prepare(event, amina), amina)
    waits = registrations.register(event, Guest("Anne", "Martin", "a@v.example"), by=amina, now=clock.now())

    undone = imports.undo(event, batch, by=amina, now=clock.now())

    waits.refresh_from_db()
    assert (undone.state, waits.state) == (ImportState.UNDONE, PlaceState.CONFIRMED)
    assert list(Registration.objects.all()) == [waits]
    assert waiting.recount(event) == []


def test_an_import_whose_people_have_changed_since_is_not_undone(event, amina):
    batch = apply(event, prepare(event, amina), amina)
    with pytest.raises(ImportNotPrepared):
        apply(event, batch, amina)
    registrations.cancel(Registration.objects.get(email="zoe@ville.example"), by=amina, now=clock.now())
    with pytest.raises(RowChangedSince, match="Zoé Petit"):
        imports.undo(event, batch, by=amina, now=clock.now())


def test_nobody_is_brought_to_what_is_over_nor_from_a_file_without_names(event, amina):
    with pytest.raises(imports.NoNames):
        prepare(event, amina, b"Courriel\nzoe@ville.example\n")
    event.state = "held"
    event.save()
    with pytest.raises(imports.TooLateToImport):
        prepare(event, amina)
