"""Chloé proposes a piece of news from her town; Amina accepts it; Chloé sees what became of it."""

import re

import pytest

from faitiere.demo.cast import CHLOE
from faitiere.domains.newsroom.models import Article
from tests.domains.library.services.test_images import picture

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("demo")]
TITLE = "Trois écoles de Valmont écrivent à leurs voisines"


def test_a_piece_of_news_goes_from_the_town_to_the_site(page, enter, post_office):
    enter("chloe")
    page.goto("/espace/")
    page.get_by_role("link", name="Contributions").first.click()
    page.get_by_role("link", name="Proposer une nouvelle").first.click()
    page.get_by_label("Titre").fill(TITLE)
    page.get_by_label(re.compile("^Image")).set_input_files(
        {"name": "classe.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    )
    page.get_by_role("button", name="Envoyer à l’équipe").click()
    said = page.get_by_role("alert").first.inner_text()
    assert "enregistré" in said
    page.get_by_label(re.compile("^Texte(?! du lien)")).fill("Les classes échangent une lettre par mois.")
    page.get_by_label("Ce que montre l’image").fill("Une classe devant une carte.")
    page.get_by_label("De qui est l’image").fill("Ville de Valmont-sur-Loire")
    page.get_by_label("L’image peut être publiée").check()
    page.get_by_role("button", name="Envoyer à l’équipe").click()
    assert "Envoyée" in _read(page)

    enter("amina")
    page.goto("/gestion/")
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_role("link", name="Accepter").click()
    page.get_by_label("Message à l’auteur").fill("Merci, nous la publions.")
    page.get_by_role("button", name="Accepter et ouvrir un brouillon").click()
    post_office()
    draft = Article.objects.get(title=TITLE)
    assert (draft.live, draft.image.credit) == (False, "Ville de Valmont-sur-Loire")

    enter("chloe")
    page.goto("/espace/contributions/")
    page.get_by_role("link", name=TITLE).click()
    assert "Merci, nous la publions." in _read(page)
    page.goto(f"/demo/courrier/?a={CHLOE.email}")
    assert TITLE in _read(page)


def _read(page):
    return page.get_by_role("main").inner_text().replace("\u202f", " ").replace("\xa0", " ")
