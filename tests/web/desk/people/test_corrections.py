import pytest

from faitiere.domains.people.choices import CorrectionKind, CorrectionState
from faitiere.domains.people.services import corrections
from faitiere.kernel import clock


@pytest.fixture
def website(chloe, valmont):
    """Chloé proposes her town's site."""
    draft = corrections.CorrectionDraft(
        valmont, CorrectionKind.AUTHORITY_FIELD, "website", new_value="https://valmont.example"
    )
    return corrections.propose(draft, author=chloe, now=clock.now())


def test_the_present_and_the_proposed_value_stand_side_by_side(desk, website):
    (section,) = desk.get(f"/gestion/corrections/{website.pk}/").context["sections"]
    assert [str(cell.text) for cell in section.rows[0].cells] == ["Site", "", "https://valmont.example"]


def test_accepting_applies_it_and_tells_its_author(desk, website, verbs, valmont):
    desk.post(f"/gestion/corrections/{website.pk}/accepter/", {"note": "Merci !"})
    website.refresh_from_db()
    valmont.refresh_from_db()
    assert (website.state, valmont.website) == (CorrectionState.ACCEPTED, "https://valmont.example")
    assert verbs(website)[0] == "correction acceptée"
    assert verbs(valmont)[0] == "collectivité corrigée"


def test_refusing_without_a_word_is_refused(desk, website):
    response = desk.post(f"/gestion/corrections/{website.pk}/refuser/", {"note": ""})
    assert "pourquoi" in response.context["form"].errors["note"][0]
    website.refresh_from_db()
    assert website.state == CorrectionState.PROPOSED


def test_a_decided_correction_offers_no_decision(desk, website):
    assert len(desk.get(f"/gestion/corrections/{website.pk}/").context["deeds"]) == 2
    desk.post(f"/gestion/corrections/{website.pk}/refuser/", {"note": "Déjà à jour."})
    assert desk.get(f"/gestion/corrections/{website.pk}/").context["deeds"] == []
