"""The desk in a real browser: what scripts add, and what everybody can read."""

from pathlib import Path

import pytest
from django.conf import settings

from faitiere.domains.letters.models import LetterTemplate
from faitiere.domains.territories.services import words

AXE = Path(settings.ROOT) / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def window(page, sign_in, amina):
    """Amina's window at the desk."""
    sign_in(amina)
    return page


def test_the_letter_follows_what_is_typed_and_the_palette_writes_where_the_cursor_is(window, presidency, signatory):
    window.goto(f"/gestion/modeles/{LetterTemplate.objects.get().pk}/ecrire/")
    window.wait_for_function("window.htmx !== undefined")
    first = window.locator("textarea[name='0-text']")
    first.fill("Pour ")
    window.locator(".desk-palette summary").click()
    window.locator(".desk-variable[data-variable=sigle]").click()
    window.wait_for_function("document.querySelector('.desk-sheet__header')?.textContent === 'Pour RDR'")
    assert first.input_value() == "Pour {{ sigle }}"
    assert window.locator(".desk-palette").get_attribute("open") is not None


def test_an_authority_is_chosen_among_thousands_by_typing(window, valmont):
    words.rebuild([valmont.pk])
    window.goto("/gestion/adhesions/ajouter/")
    window.get_by_role("button", name="Choisir une collectivité").click()
    window.fill(".modal input[name=q]", "valm")
    window.locator(".modal a[data-chooser-modal-choice]", has_text="Valmont-sur-Loire").click()
    window.wait_for_function("document.querySelector('input[name=authority]').value !== ''")
    assert window.locator("input[name=authority]").input_value() == str(valmont.pk)


def test_rows_are_ticked_and_sent_to_one_act(window, presidency):
    window.goto("/gestion/mandats/")
    window.locator("input[data-bulk-action-checkbox]").first.check()
    assert window.get_by_text("1 ligne choisie").is_visible()
    window.get_by_role("link", name="Renouveler").click()
    window.get_by_role("heading", name="1 ligne choisie").wait_for()
    assert window.locator("main li", has_text="Bernard Morel").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_the_desk_pass_axe(window, presidency, signatory, valdorie, scheme):
    window.emulate_media(color_scheme=scheme)
    pages = [
        "",
        "groupes/",
        f"groupes/{valdorie.pk}/",
        f"mandats/{presidency.pk}/",
        f"instances/constater/{presidency.seat_id}/",
        f"modeles/{LetterTemplate.objects.get().pk}/ecrire/",
        f"lettres-de-mission/emettre/{presidency.pk}/",
        "lettres-de-mission/du-jour/",
        "journal/",
    ]
    wrong = {}
    for path in pages:
        window.goto(f"/gestion/{path}")
        window.add_script_tag(content=AXE.read_text())
        found = window.evaluate("rules => axe.run('main', {runOnly: rules})", RULES)["violations"]
        if found:
            wrong[path] = [(one["id"], [node["html"][:120] for node in one["nodes"][:2]]) for one in found]
    assert wrong == {}


@pytest.mark.parametrize("path", ["", "groupes/", "collectivites/", "lettres-de-mission/du-jour/", "journal/"])
def test_a_page_fits_a_phone(window, presidency, path):
    window.set_viewport_size({"width": 390, "height": 800})
    window.goto(f"/gestion/{path}")
    assert window.evaluate("document.documentElement.scrollWidth") <= 390
