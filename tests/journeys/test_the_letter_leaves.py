"""A stranger subscribes and confirms; Amina mends and sends the letter; Denis changes his mind from its footer."""

import re

import pytest

from faitiere.demo.cast import DENIS
from faitiere.demo.models import CaughtMessage
from faitiere.domains.newsletters.models import Issue, Newsletter
from faitiere.domains.newsletters.services import departures
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.kernel.mail.sending import running

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("demo")]
STRANGER = "lectrice@courriel.example"


def test_a_stranger_subscribes_and_the_letter_reaches_whoever_asked_for_it(page, enter, post_office):
    letter = Issue.objects.get(dated_on="2024-01-19").newsletter
    Newsletter.objects.filter(pk=letter.pk).update(undo_minutes=0)
    _subscribe(page, letter, post_office)
    _choose_in_the_space(page, enter, letter)
    _mend_and_send(page, enter)

    running.work(ring=lambda: None)
    departures.close(by=System(), now=clock.real_now())
    page.reload()
    assert "2 remis" in _read(page)
    assert {STRANGER, DENIS.email} <= set(
        CaughtMessage.objects.filter(html__contains="Palestine").values_list("recipient", flat=True)
    )

    _leave_from_the_footer(page, letter)


def _subscribe(page, letter, post_office):
    page.goto("/")
    page.get_by_role("link", name="Recevoir la lettre").first.click()
    page.get_by_label("Adresse électronique").fill(STRANGER)
    page.get_by_label(letter.name, exact=False).first.check()
    page.get_by_role("button", name="Je m’abonne").click()
    assert "Ouvrez votre messagerie" in _read(page)
    post_office()
    page.goto(_link(CaughtMessage.objects.get(recipient=STRANGER).text, "confirmer"))
    assert letter.subscriptions.get(address=STRANGER).state == "pending"
    page.get_by_role("button", name="Je confirme").click()
    assert "Vous êtes abonné" in _read(page)


def _choose_in_the_space(page, enter, letter):
    enter("denis")
    page.goto("/espace/abonnements/")
    page.get_by_label(letter.name, exact=False).first.check()
    page.get_by_role("button", name="Enregistrer").first.click()


def _mend_and_send(page, enter):
    enter("amina")
    page.goto("/gestion/numeros/")
    page.get_by_role("main").get_by_role("link", name="janvier 2024").first.click()
    page.get_by_role("link", name="Vérifier").click()
    page.locator(".desk-issue").wait_for()
    assert "Le 24 mars 2024 est un dimanche" in _read(page)
    slip = page.get_by_role("listitem").filter(has_text="L’adresse dit 2023")
    slip.get_by_role("link", name="Réécrire").click()
    links = page.get_by_label("Liens")
    links.fill(links.input_value().replace("fevrier-2023", "fevrier-2024"))
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("link", name="Vérifier").click()
    page.locator(".desk-issue").wait_for()
    assert "L’adresse dit 2023" not in _read(page)

    page.get_by_role("link", name="Envoi").click()
    page.get_by_role("link", name="Figer pour l’envoi").click()
    page.get_by_label("et je fige malgré").check()
    page.get_by_role("button", name="Figer le numéro").click()
    page.get_by_role("link", name="Envoyer", exact=True).click()
    if page.get_by_label("Pourquoi partir quand même").count():
        page.get_by_label("Pourquoi partir quand même").fill("Essai de la démonstration.")
    page.get_by_role("button", name="Décider le départ").click()
    page.get_by_text("Vous pouvez encore vous raviser").wait_for()


def _leave_from_the_footer(page, letter):
    page.context.clear_cookies()
    mine = letter.subscriptions.get(address=DENIS.email)
    page.goto(
        _link(CaughtMessage.objects.filter(recipient=DENIS.email, html__contains="Palestine").get().html, "preferences")
    )
    assert mine.state == "active"
    page.get_by_label(letter.name, exact=False).first.uncheck()
    page.get_by_role("button", name="Enregistrer mes choix").click()
    mine.refresh_from_db()
    assert mine.state != "active"


def _read(page):
    return page.get_by_role("main").inner_text().replace("\u202f", " ").replace("\xa0", " ")


def _link(text, name):
    return re.search(rf"https?://[^/]+(/lettres/{name}/[^\s\"<&]+)", text)[1]
