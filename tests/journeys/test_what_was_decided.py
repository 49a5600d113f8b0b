"""Minutes are published; the group reads them, and Ève finds no link of the members anywhere."""

import re

import pytest

from faitiere.domains.events.models import Event

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("demo")]

HELD = "Réunion du groupe-pays Valdorie"


def meeting(state):
    return Event.objects.get(group__slug="valdorie", state=state)


def test_amina_corrects_the_minutes_and_bernard_reads_what_changed(page, enter):
    held = meeting("held")
    enter("amina")
    page.goto(f"/gestion/evenements/{held.pk}/compte-rendu/")
    page.get_by_label("Participants").fill("Cinq personnes, et la fédération en visioconférence.")
    page.locator("[name=correction]").fill("La fédération était présente.")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    page.wait_for_load_state("networkidle")

    enter("bernard")
    page.goto(f"/agenda/{held.slug}/compte-rendu/")
    read = page.get_by_role("main").inner_text()
    assert "la fédération en visioconférence" in read
    assert "La fédération était présente" in read


@pytest.mark.parametrize(
    "address", ["/agenda/", "/agenda/{open}/", "/agenda/{held}/", "/agenda/{open}.ics", "/agenda.ics"]
)
def test_eve_sees_no_link_of_the_members_anywhere(page, enter, address):
    enter("eve")
    path = address.format(open=meeting("open").slug, held=meeting("held").slug)
    answer = page.request.get(path)

    assert "visio.example" not in answer.text()
    assert "partagent leurs agents" not in answer.text()


def test_eve_is_not_shown_the_minutes_nor_the_space_of_those_who_come(page, enter):
    enter("eve")

    assert "Montbrume" not in page.request.get(f"/agenda/{meeting('held').slug}/compte-rendu/").text()
    page.goto("/espace/evenements/")
    assert not re.search("visio.example|Rejoindre", page.content())
