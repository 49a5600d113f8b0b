"""Bernard signs in with the code that he reads in his mailbox."""

import re

import pytest

from faitiere.demo.cast import BERNARD

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("demo")]


def test_bernard_reads_his_code_in_the_mailbox_and_enters(page, post_office):
    page.goto("/espace/")
    page.get_by_label("Adresse électronique").fill(BERNARD.email)
    page.get_by_role("button", name="Recevoir mon code").click()
    waiting = page.url
    post_office()

    page.goto(f"/demo/courrier/?a={BERNARD.email}")
    page.locator("main ul.grid a").first.click()
    code = re.search(r"\d{3}\s\d{3}", page.get_by_role("heading", level=1).inner_text())[0]

    page.goto(waiting)
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Me connecter").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Bonjour Bernard"
