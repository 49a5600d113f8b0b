from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from faitiere.domains.groups.services import mission_letters
from faitiere.domains.mandates.choices import MissionLetterState
from faitiere.domains.mandates.models import Body, Mandate
from faitiere.domains.mandates.services import reports
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from tests.factories.mandates import MandateFactory, MandateMentionFactory, SeatFactory
from tests.factories.people import PersonFactory

SOURCE = {"source": "Lettre d’information", "seen": "janvier 2024", "page": "", "note": "", "since": ""}


def test_a_body_is_created_corrected_given_seats_and_a_parity_rule(desk, verbs):
    data = {"name": "Comité des rives", "kind": "steering", "order": 0}
    desk.post("/gestion/instances/ajouter/", data)
    body = Body.objects.get(name="Comité des rives")
    desk.post(f"/gestion/instances/{body.pk}/modifier/", {**data, "acronym": "CR"})
    desk.post(f"/gestion/instances/{body.pk}/ajouter-siege/", {"role": "president", "order": 0})
    desk.post(
        f"/gestion/instances/{body.pk}/parite/",
        {"nature": "required", "since": "01/01/2024", "decided_by": "Statuts", "source": ""},
    )
    assert verbs(body) == ["règle de parité fixée", "instance corrigée", "instance créée"]
    twice = desk.post(f"/gestion/instances/{body.pk}/ajouter-siege/", {"role": "president", "order": 0})
    assert "a déjà un siège" in twice.context["form"].errors["order"][0]


def test_what_a_source_says_of_a_seat_becomes_a_mandate(desk, verbs):
    seat, person = SeatFactory(), PersonFactory()
    response = desk.post(
        f"/gestion/instances/constater/{seat.pk}/", {"holding": "person", "person": person.pk, **SOURCE}
    )
    mandate = seat.mandates.get()
    assert response["Location"] == f"/gestion/instances/{seat.body_id}/"
    assert (mandate.person, str(mandate.held_since)) == (person, "janvier 2024")
    assert verbs(mandate) == ["mandat constaté"]


def test_a_holder_that_is_not_named_is_asked_for(desk):
    seat = SeatFactory()
    response = desk.post(f"/gestion/instances/constater/{seat.pk}/", {"holding": "authority", **SOURCE})
    assert list(response.context["form"].errors) == ["authority"]
    assert not Mandate.objects.exists()


def test_a_seat_may_be_stated_vacant(desk):
    seat = SeatFactory()
    desk.post(f"/gestion/instances/constater/{seat.pk}/", {"holding": "vacant", **SOURCE})
    assert seat.mandates.get().holding == "vacant"


def test_a_decision_begins_a_mandate_and_one_that_comes_too_late_is_refused(desk, presidency):
    person = PersonFactory()
    path = f"/gestion/instances/commencer/{presidency.seat_id}/"
    data = {"holding": "person", "person": person.pk, "decided_by": "Conseil du 10 janvier 2024"}
    desk.post(path, {**data, "on": "10/01/2024"})
    presidency.refresh_from_db()
    assert presidency.ends_on == date(2024, 1, 10)
    late = desk.post(path, {**data, "on": "01/12/2023"})
    assert "déjà tenu par" in late.context["form"].errors["on"][0]


def test_a_mandate_is_renewed_given_a_substitute_and_ended(desk, presidency, verbs):
    path = f"/gestion/mandats/{presidency.pk}"
    person = PersonFactory()
    desk.post(f"{path}/suppleance/", {"substitute": person.pk})
    desk.post(f"{path}/renouveler/", {"on": "10/01/2024", "decided_by": "Conseil"})
    renewed = presidency.seat.mandates.exclude(pk=presidency.pk).get()
    assert (renewed.person, renewed.substitute) == (presidency.person, person)
    desk.post(f"/gestion/mandats/{renewed.pk}/terminer/", {"on": "15/01/2024", "reason": "démission"})
    assert verbs(presidency) == ["suppléance désignée"]
    assert verbs(renewed) == ["mandat terminé", "mandat commencé"]


def test_nobody_stands_in_for_themselves(desk, presidency):
    response = desk.post(f"/gestion/mandats/{presidency.pk}/suppleance/", {"substitute": presidency.person_id})
    assert "suppléance" in response.context["form"].errors["substitute"][0]


@pytest.fixture
def rival(presidency):
    """Another source says that somebody else presides."""
    mandate = MandateFactory(
        seat=presidency.seat, person=PersonFactory(), is_retained=False, holds_from=presidency.holds_from
    )
    return MandateMentionFactory(mandate=mandate).mandate


def test_two_sources_that_disagree_are_shown_and_judged(desk, presidency, rival):
    page = desk.get(f"/gestion/instances/{presidency.seat.body_id}/").content.decode()
    assert "à arbitrer" in page
    without = desk.post(f"/gestion/mandats/{rival.pk}/arbitrer/", {"against": presidency.pk, "reason": " "})
    assert without.context["form"].errors
    desk.post(f"/gestion/mandats/{rival.pk}/arbitrer/", {"against": presidency.pk, "reason": "délibération"})
    rival.refresh_from_db()
    presidency.refresh_from_db()
    assert (rival.is_retained, presidency.is_retained, rival.judged_by) == (True, False, "Amina Benali")


def test_an_account_is_expected_then_given(desk, presidency, verbs):
    desk.post(f"/gestion/mandats/{presidency.pk}/compte-rendu/", {"due_on": "01/06/2024"})
    report = presidency.reports.get()
    desk.post(f"/gestion/mandats/compte-rendu-presente/{report.pk}/", {"on": "19/01/2024", "note": ""})
    again = desk.post(f"/gestion/mandats/compte-rendu-presente/{report.pk}/", {"on": "19/01/2024", "note": ""})
    assert "déjà été présenté" in again.context["form"].errors["on"][0]
    assert verbs(presidency) == ["compte rendu présenté", "compte rendu attendu"]


@pytest.fixture
def letter(presidency, signatory):
    """Bernard's mission letter."""
    mission_letters.issue(presidency, on=date(2024, 1, 19), by=System(), now=clock.now())
    return presidency.mission_letters.get()


def test_a_signed_copy_is_kept_and_what_is_no_pdf_is_refused(desk, letter):
    path = f"/gestion/mandats/exemplaire-signe/{letter.pk}/"
    wrong = desk.post(path, {"on": "25/01/2024", "file": SimpleUploadedFile("lettre.pdf", b"MZ rien")})
    assert "n’est pas un PDF" in wrong.context["form"].errors["file"][0]
    desk.post(path, {"on": "25/01/2024", "file": SimpleUploadedFile("lettre.pdf", b"%PDF-1.7 ...")})
    letter.refresh_from_db()
    assert (letter.state, letter.signed_on) == (MissionLetterState.SIGNED, date(2024, 1, 25))
    assert letter.signed_copy.access == "staff"


def test_a_record_says_how_sure_the_mandate_is_on_a_day(desk, presidency):
    reports.plan(presidency, due_on=date(2024, 6, 1), by=System())
    assert "en vigueur" in desk.get(f"/gestion/mandats/{presidency.pk}/").content.decode()
    later = desk.get(f"/gestion/mandats/{presidency.pk}/?au=2030-01-01").content.decode()
    assert "non confirmé depuis" in later
