"""The day of which a page speaks, and the pages that the team writes."""

from datetime import date

import pytest

from faitiere.web.public.models import ContentPage, HomePage
from faitiere.web.public.pages import as_of


def test_without_a_day_a_page_speaks_of_the_business_day(rf, clock_at):
    clock_at("2021-03-01T12:00")
    day = as_of(rf.get("/"))
    assert (day.on, day.is_chosen, day.suffix) == (date(2021, 3, 1), False, "")


def test_a_day_asked_for_is_kept_in_the_addresses(rf):
    day = as_of(rf.get("/?au=2021-03-01"))
    assert (day.on, day.suffix) == (date(2021, 3, 1), "?au=2021-03-01")


@pytest.mark.parametrize("asked", ["hier", "2021-13-01", "01/03/2021"])
def test_a_day_that_cannot_be_read_is_said_to_be_wrong(rf, asked):
    day = as_of(rf.get("/", {"au": asked}))
    assert day.is_wrong
    assert day.on == date(2024, 1, 19)


def test_a_page_of_the_team_is_served_and_stands_in_the_menu(text, db):
    home = HomePage.objects.get()
    body = [
        ("heading", "Nos priorités"),
        ("text", "<p>Écouter ; relier.</p>"),
        ("quote", {"text": "Ensemble", "author": "Une maire"}),
        ("callout", {"title": "À noter", "text": "<p>Jeudi</p>"}),
    ]
    home.add_child(instance=ContentPage(title="Projet", slug="projet", body=body, show_in_menus=True))
    page = text("/projet/")
    assert "<h2>Nos priorités</h2>" in page
    assert "Écouter\u202f; relier." in page
    assert '<a href="/projet/">Projet</a>' in text("/")
