"""Anybody opens the public site, without an account, on the day they want."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("demo")]


def test_the_list_of_groups_shows_every_group_of_the_network(page):
    page.goto("/groupes/")
    links = page.eval_on_selector_all("main a", "links => links.map(link => link.getAttribute('href'))")
    listed = {link.strip("/").rpartition("/")[2] for link in links}

    assert {
        *("burkina-faso", "niger", "mali", "senegal", "mission-sahel", "mauritanie", "benin", "cameroun"),
        *("etats-unis", "haiti", "argentine", "mexique", "dalc", "chine", "japon", "coree", "vietnam", "algerie"),
        *("liban", "israel", "maroc", "palestine", "tunisie", "madagascar", "armenie", "russie", "climat", "genre"),
        *("odd", "jeunesses-ecsi", "crises"),
    } <= listed


def test_a_group_names_who_presides_with_the_title_of_the_day(page):
    page.goto("/groupes/senegal/")
    main = page.get_by_role("main")

    assert main.get_by_role("heading", level=1).inner_text() == "Groupe-pays Sénégal"
    assert main.get_by_text("Arnaud Ngatcha").first.is_visible()
    assert main.get_by_text("adjoint à la maire de Paris").first.is_visible()
    assert main.get_by_text("Lettre d’information de janvier 2024").first.is_visible()


def test_a_group_that_a_town_presides_invents_nobody(page):
    page.goto("/groupes/liban/")
    presidency = page.locator("main").inner_text().split("Histoire")[0]

    assert "Ville de Chambéry" in presidency
    assert "Le Meur" not in presidency


@pytest.mark.parametrize(
    ("address", "name"),
    [("/groupes/coree/?au=2021-03-01", "Claire Guichard"), ("/groupes/coree/", "Caroline Millan")],
)
def test_the_presidency_is_that_of_the_day_asked(page, address, name):
    page.goto(address)

    assert name in page.locator("main").inner_text().split("Histoire")[0]
