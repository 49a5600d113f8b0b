"""What somebody of a lapsed town may still see, and what an outsider may not."""

import pytest

from faitiere.domains.territories.models import Authority

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("demo")]


def test_denis_sees_his_town_and_how_to_come_back_but_not_the_group_of_the_members(page, enter):
    enter("denis")
    page.goto("/espace/")
    home = page.get_by_role("main")

    assert home.get_by_text("Rivecourt-les-Bains").first.is_visible()
    assert page.locator('a[href$="/renouveler/"]').count() == 1
    assert page.goto("/espace/groupes/valdorie/").status in {403, 404}
    assert "Bernard" not in page.locator("body").inner_text()


@pytest.mark.parametrize("address", ["/espace/groupes/valdorie/", "/espace/mandats/", "/espace/corrections/"])
def test_eve_is_refused_kindly_wherever_she_knocks(page, enter, address):
    enter("eve")
    answer = page.goto(address)

    assert answer.status == 403
    assert "Bernard" not in page.locator("body").inner_text()
    assert "Chloé" not in page.locator("body").inner_text()


def test_eve_sees_neither_people_nor_towns_in_her_space(page, enter):
    enter("eve")
    page.goto("/espace/")
    seen = page.locator("body").inner_text()

    assert not [name for name in ("Valmont", "Rivecourt", "Morel", "Valdorie") if name in seen]
    assert page.goto("/gestion/").status == 403
    town = Authority.objects.get(name="Valmont-sur-Loire")
    assert page.goto(f"/espace/collectivite/{town.pk}/").status in {403, 404}
