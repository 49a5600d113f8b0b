"""Chloé proposes; nothing that she wrote is lost; her mayor follows; nobody else does."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from faitiere.domains.newsroom.models import Contribution
from faitiere.domains.newsroom.services import contributions
from faitiere.kernel import clock
from tests.domains.library.services.test_images import picture

pytestmark = pytest.mark.django_db
LIST, NEW = reverse("portal:newsroom:contributions"), reverse("portal:newsroom:write")
SAID = {"title": "Une semaine avec Bellac-sur-Vald", "text": "Trois écoles s’écrivent."}


def text(answer) -> str:
    return answer.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def page(contribution, name="contribution") -> str:
    return reverse(f"portal:newsroom:{name}", args=[contribution.pk])


def test_an_item_is_kept_then_sent_and_the_author_and_her_mayor_follow_it(as_, chloe, bernard, amina):
    browser = as_(chloe)
    browser.post(NEW, SAID)
    kept = Contribution.objects.get()
    assert kept.state == "draft"
    assert "Trois écoles" in text(browser.get(page(kept, "edit")))

    browser.post(page(kept, "edit"), {**SAID, "envoyer": "1"})
    contributions.ask(kept, words="Quelles dates ?", by=amina, now=clock.now())

    assert "À compléter" in text(as_(bernard).get(LIST))
    shown = text(as_(bernard).get(page(kept)))
    assert "Quelles dates ?" in shown
    assert "Compléter et renvoyer" in shown


def test_what_is_not_ready_is_kept_with_its_picture_and_says_what_lacks(as_, chloe):
    browser = as_(chloe)
    photo = SimpleUploadedFile("classe.jpg", picture())
    answer = browser.post(NEW, {"title": "Une fête", "picture": photo, "envoyer": "1"}, follow=True)
    kept = Contribution.objects.get()
    assert (kept.state, bool(kept.picture)) == ("draft", True)
    assert [field for _refusal, field in answer.context["missing"]] == ["text", "picture_alt", "picture_credit"]
    assert browser.get(page(kept, "picture"))["Content-Type"] == "image/jpeg"


def test_a_file_that_is_no_picture_loses_nothing_else(as_, chloe):
    wrong = SimpleUploadedFile("classe.jpg", b"%PDF-1.7")
    answer = as_(chloe).post(NEW, {**SAID, "picture": wrong, "envoyer": "1"}, follow=True)
    assert "Le reste est enregistré." in text(answer)
    assert Contribution.objects.get().text == SAID["text"]


def test_what_the_team_reads_is_taken_back_and_no_longer_written(as_, chloe):
    browser = as_(chloe)
    browser.post(NEW, {**SAID, "envoyer": "1"})
    kept = Contribution.objects.get()
    assert browser.get(page(kept, "edit")).status_code == 302
    browser.post(page(kept, "withdraw"))
    kept.refresh_from_db()
    assert kept.state == "withdrawn"


def test_only_the_people_of_its_authority_read_a_contribution(as_, cast, client):
    chloe, bernard, denis, eve = (cast[name] for name in ("chloe", "bernard", "denis", "eve"))
    as_(chloe).post(NEW, SAID)
    kept = Contribution.objects.get()
    statuses = {user.name: as_(user).get(page(kept)).status_code for user in (chloe, bernard, denis, eve)}
    assert list(statuses.values()) == [200, 200, 404, 403]
    assert client.get(page(kept)).status_code == 302
    assert [as_(user).get(NEW).status_code for user in (denis, eve)] == [403, 403]
