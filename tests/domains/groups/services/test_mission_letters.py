"""Mission letters, from who presides what on a day."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from faitiere.domains.groups.queries.missions import missions_on
from faitiere.domains.groups.services import mission_letters
from faitiere.domains.groups.services.mission_letters import Wish
from faitiere.domains.letters.choices import ItemState
from faitiere.domains.letters.models import Letter
from faitiere.domains.library.services import identities
from faitiere.domains.mandates.choices import BodyKind, MissionLetterState
from faitiere.domains.mandates.models import MissionReport
from faitiere.kernel import clock
from tests.factories.groups import GroupFactory, GroupStepFactory
from tests.factories.letters import LetterFactory
from tests.factories.mandates import (
    BodyFactory,
    MandateFactory,
    MandateMentionFactory,
    MissionLetterFactory,
    SeatFactory,
)
from tests.factories.people import OfficeFactory, OfficeMentionFactory, PersonFactory

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 19)


@pytest.fixture
def network(amina):
    """The network's own president signs."""
    identities.update({"name": "Réseau des rives", "acronym": "RDR", "city": "Rivecourt"}, by=amina)
    person = PersonFactory(first_name="Ida", last_name="Signataire")
    seat = SeatFactory(body=BodyFactory(kind=BodyKind.BUREAU))
    MandateMentionFactory(mandate=MandateFactory(seat=seat, person=person))
    office = OfficeFactory(person=person, title="Maire de Rivecourt")
    OfficeMentionFactory(office=office)
    return person


@pytest.fixture
def presidency(presidency, network, amina):
    return presidency


def issued(mandate, amina, **changes) -> Letter:
    return mission_letters.issue(mandate, **{"on": DAY, "by": amina, "now": clock.now()} | changes)


def test_the_letter_says_what_the_registers_say_that_day(presidency, amina) -> None:
    letter = issued(presidency, amina)
    sheet = letter.content["page"]
    assert sheet["addressee"][:3] == ["Monsieur Bernard Morel", "Maire", "Ville de Valmont-sur-Loire"]
    assert sheet["subject"] == "Lettre de mission\u00a0– présidence du groupe-pays Valdorie"
    assert sheet["salutation"] == "Monsieur le Maire,"
    assert sheet["header"] == "La Présidente"
    assert sheet["signature"] == ["Ida Signataire", "Maire de Rivecourt"]
    body = " ".join(part.get("text", " ".join(part.get("items", []))) for part in sheet["body"])
    assert "Depuis 2015, le groupe-pays Valdorie" in body
    assert "franco-valdoriens" in body
    assert "pour trois ans" in body


def test_a_woman_is_written_to_in_the_feminine(presidency, amina) -> None:
    person = PersonFactory(first_name="Jeanne", last_name="Noir")
    group = GroupFactory(kind="thematic", name="Groupe Genre", short_name="Genre")
    mandate = MandateFactory(seat=SeatFactory(body=group.body), person=person, authority=presidency.authority)
    OfficeMentionFactory(office=OfficeFactory(person=person, authority=presidency.authority, title="Adjoint au maire"))
    MandateMentionFactory(mandate=mandate)
    sheet = issued(mandate, amina).content["page"]
    assert sheet["addressee"][:2] == ["Madame Jeanne Noir", "Adjointe au maire"]
    assert sheet["salutation"] == "Madame l’Adjointe,"
    text = str(sheet)
    assert ["l’animatrice" in text, "empêchée" in text, "animateur" in text] == [True, True, False]
    assert sheet["subject"] == "Lettre de mission\u00a0– animation du groupe Genre"


def test_without_an_office_known_that_day_the_signature_says_no_more(presidency, amina) -> None:
    values = mission_letters.present_values(presidency, on=DAY)
    assert values["mandats_signataire"] == "Maire de Rivecourt"
    early = mission_letters.present_values(presidency, on=date(2023, 9, 1))
    assert early["titre_signataire"] == "Présidente du Réseau des rives"


def test_issuing_twice_gives_the_same_letter(presidency, amina) -> None:
    first = issued(presidency, amina)
    assert issued(presidency, amina, on=date(2024, 6, 1)) == first
    assert Letter.objects.count() == 1


def test_changed_data_ask_for_a_new_version_with_its_reason(presidency, amina) -> None:
    first = issued(presidency, amina)
    presidency.person.offices.update(title="Maire honoraire")
    with pytest.raises(mission_letters.LetterAlreadyIssued, match="2024-001"):
        issued(presidency, amina)
    second = mission_letters.reissue(presidency, reason="Titre changé", on=DAY, by=amina, now=clock.now())
    assert str(second) == "2024-001 v2"
    states = list(presidency.mission_letters.order_by("pk").values_list("state", flat=True))
    assert states == [MissionLetterState.REPLACED, MissionLetterState.ISSUED]
    assert issued(presidency, amina) == second
    assert first.replaced_by == second


def test_there_is_nothing_to_replace_before_the_first_letter(presidency, amina) -> None:
    with pytest.raises(mission_letters.NoLetterYet):
        mission_letters.reissue(presidency, reason="Pour voir", on=DAY, by=amina, now=clock.now())


def test_what_was_typed_for_a_letter_is_carried_to_its_next_version(presidency, amina) -> None:
    first = issued(presidency, amina, wish=Wish(typed={"fait_marquant": "Les assises se tiendront en mai."}))
    assert "Les assises" in str(first.content["page"])
    assert issued(presidency, amina) == first
    second = mission_letters.reissue(presidency, reason="Date", on=DAY, by=amina, now=clock.now())
    assert "Les assises" in str(second.content["page"])


def test_a_letter_of_the_following_term_is_a_new_letter(presidency, amina) -> None:
    MandateMentionFactory(mandate=presidency, seen_on=date(2027, 1, 1))
    assert [str(issued(presidency, amina)), str(issued(presidency, amina, on=date(2027, 2, 1)))] == [
        "2024-001",
        "2027-001",
    ]


def test_an_account_is_expected_every_year_of_the_mission(presidency, amina) -> None:
    assembly = BodyFactory(kind=BodyKind.ASSEMBLY)
    issued(presidency, amina)
    assert list(MissionReport.objects.values_list("due_on", "body")) == [
        (date(2025, 1, 19), assembly.pk),
        (date(2026, 1, 19), assembly.pk),
        (date(2027, 1, 19), assembly.pk),
    ]


def test_who_gets_no_letter_is_told_why(presidency, valmont) -> None:
    def group(name: str, **mandate):
        made = GroupFactory(short_name=name)
        if mandate:
            held = MandateFactory(seat=SeatFactory(body=made.body), **mandate)
            MandateMentionFactory(mandate=held)
        return made

    group("Amont")
    group("Aval", vacant=True)
    group("Ville", held_by_authority=True, authority=valmont, label="Ville de Valmont")
    group("Ancien", holds_from=date(2020, 1, 1), person__last_name="Hier")
    GroupStepFactory(group=group("Dormeur", person__last_name="Nuit"), kind="dormant", seen_on=date(2020, 10, 13))
    assert {one.group.short_name: one.reason for one in mission_letters.left_out(DAY)} == {
        "Amont": "aucune présidence connue à cette date",
        "Aval": "présidence vacante (en attente de renouvellement)",
        "Ville": "présidence tenue par Ville de Valmont, sans nom de personne",
        "Ancien": "Camille Hier, dernière mention : 1er janvier 2020, sans confirmation depuis plus de trois ans",
        "Dormeur": "groupe en sommeil depuis le 13 octobre 2020",
    }
    assert [mission.person for mission in missions_on(DAY)[0]] == [presidency.person]


def test_a_letter_that_came_back_signed_is_due_no_more_until_its_term_is_over(presidency) -> None:
    letter = LetterFactory(year=2023, sequence=7, issued_on=date(2023, 9, 5))
    MissionLetterFactory(mandate=presidency, letter=letter, state="signed", signed_on=date(2023, 9, 20))

    assert missions_on(DAY)[0] == []
    assert [one.reason for one in mission_letters.left_out(DAY)] == ["lettre 2023-007 déjà signée le 20 septembre 2023"]
    assert [mission.mandate for mission in missions_on(date(2023, 9, 10))[0]] == [presidency]


def test_a_mandate_that_does_not_preside_that_day_is_refused_with_the_reason(presidency, amina) -> None:
    with pytest.raises(mission_letters.NoMission, match="aucune présidence connue à cette date"):
        issued(presidency, amina, on=date(2020, 1, 1))
    member = MandateFactory(seat=SeatFactory(role="member"))
    with pytest.raises(mission_letters.NoMission, match="ne préside pas un groupe"):
        issued(member, amina)


def test_one_refusal_does_not_stop_the_others(presidency, amina) -> None:
    group = GroupFactory()
    nobody = PersonFactory(civility="", last_name="Sans civilité")
    MandateMentionFactory(mandate=MandateFactory(seat=SeatFactory(body=group.body), person=nobody))
    outcomes = list(mission_letters.issue_all(on=DAY, by=amina, now=clock.now()))
    assert sorted(outcome.state for outcome in outcomes) == [ItemState.ISSUED, ItemState.REFUSED]
    assert "Bloc « Destinataire » : il manque « civilité »" in next(o.refusal for o in outcomes if o.refusal)


def test_a_preview_writes_nothing_and_says_what_is_missing(presidency, amina) -> None:
    with pytest.raises(mission_letters.NoTemplate):
        mission_letters.preview(presidency, on=DAY)
    issued(presidency, amina)
    composition = mission_letters.preview(presidency, on=DAY)
    assert composition.problems == []
    assert {block.title for block in composition.blocks if block.fate == "not_known"} >= {"Contexte du pays"}
    assert mission_letters.draft(presidency, on=DAY).startswith(b"%PDF")


def test_the_number_of_queries_does_not_grow_with_the_groups(presidency) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            missions_on(DAY)
        return len(queries)

    one = count()
    for _ in range(3):
        MandateMentionFactory(mandate=MandateFactory(seat=SeatFactory(body=GroupFactory().body)))
    assert count() == one
