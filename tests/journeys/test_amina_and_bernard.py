"""Amina issues a new version of Bernard's mission letter at the desk; Bernard finds it on his phone."""

import pytest

from tests.journeys.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("demo")]


def test_the_letter_that_amina_issues_is_on_bernards_phone(page, enter):
    enter("amina")
    page.goto("/gestion/mandats/?q=Morel")
    page.get_by_role("main").get_by_role("link", name="Bernard Morel").first.click()
    page.get_by_role("link", name="Nouvelle version").click()
    page.get_by_label("Motif de la nouvelle version").fill("La suppléance a changé.")
    page.get_by_role("button", name="Émettre la nouvelle version").click()
    page.wait_for_load_state("networkidle")
    assert "2021-001 v2" in page.get_by_role("main").inner_text()

    enter("bernard")
    page.set_viewport_size(PHONE)
    page.goto("/espace/")
    page.get_by_role("main").get_by_role("link", name="Voir le mandat").first.click()
    link = page.get_by_role("main").get_by_role("link", name="2021-001 v2")
    assert link.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    with page.expect_download() as download:
        link.click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
