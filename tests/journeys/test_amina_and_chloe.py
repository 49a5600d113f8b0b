"""Chloé proposes a correction from her town; Amina accepts it at the desk; Chloé sees the answer."""

import pytest

from faitiere.demo.cast import CHLOE, VALMONT

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("demo")]
ADDRESS = "Hôtel de ville, 1 place de l’Exemple"


def test_a_correction_goes_from_the_town_to_the_desk_and_back(page, enter, post_office):
    enter("chloe")
    page.goto("/espace/")
    page.get_by_role("link", name=VALMONT).first.click()
    page.get_by_role("link", name="Corriger : Adresse").click()
    page.get_by_label("Valeur exacte").fill(ADDRESS)
    page.get_by_label("Un mot pour l’équipe").fill("Nous avons déménagé.")
    page.get_by_role("button", name="Proposer").click()
    assert "proposée" in page.get_by_role("main").inner_text()

    enter("amina")
    page.goto("/gestion/")
    page.get_by_role("main").get_by_role("link", name="Tout voir").first.click()
    page.locator("main tbody tr").filter(has_text="19 janvier 2024").get_by_role("link").first.click()
    assert ADDRESS in page.get_by_role("main").inner_text()
    page.get_by_role("link", name="Accepter").click()
    page.get_by_role("button", name="Accepter et appliquer").click()
    post_office()

    enter("chloe")
    page.goto("/espace/corrections/")
    assert page.get_by_role("main").inner_text().count("Acceptée") == 2
    page.goto("/espace/")
    page.get_by_role("link", name=VALMONT).first.click()
    assert ADDRESS in page.get_by_role("main").inner_text()
    page.goto(f"/demo/courrier/?a={CHLOE.email}")
    assert f"Votre correction a été acceptée : {VALMONT}" in page.get_by_role("main").inner_text().replace(
        "\u202f", " "
    ).replace("\xa0", " ")
