import pytest

from faitiere.domains.groups.services import mission_letter_batches
from faitiere.domains.letters.models import Letter, LetterBatch, LetterTemplate
from faitiere.domains.letters.services import templates
from faitiere.domains.letters.services.templates import BlockDraft
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from tests.harness.clients import signed_in


@pytest.fixture
def path(presidency, signatory):
    """Where Bernard's letter is issued."""
    return f"/gestion/lettres-de-mission/emettre/{presidency.pk}/"


def issued(desk, path) -> Letter:
    desk.post(path, {"on": "19/01/2024", "act": "issue"})
    return Letter.objects.get()


def test_a_letter_is_seen_before_it_leaves(desk, path):
    page = desk.get(path).content.decode()
    assert "Monsieur le Maire" in page
    assert 'value="19/01/2024"' in page
    assert not Letter.objects.exists()


def test_it_is_seen_again_with_what_was_typed_for_it(desk, path):
    page = desk.post(
        path, {"on": "19/01/2024", "act": "preview", "contexte_pays": "La Valdorie change."}
    ).content.decode()
    assert "La Valdorie change." in page.split("<article")[1].split("</article")[0]
    assert not Letter.objects.exists()


def test_the_draft_is_a_pdf_without_a_number(desk, path):
    response = desk.post(path, {"on": "19/01/2024", "act": "draft"})
    assert response.content.startswith(b"%PDF-")
    assert not Letter.objects.exists()


def test_it_is_issued_and_its_files_are_handed_out(desk, path, presidency, verbs):
    letter = issued(desk, path)
    assert str(letter) == "2024-001"
    assert verbs(letter) == ["courrier émis"]
    pdf = desk.get(f"/gestion/courriers/{letter.pk}/pdf/")
    assert b"".join(pdf.streaming_content).startswith(b"%PDF-")
    assert 'filename="lettre-2024-001.pdf"' in pdf["Content-Disposition"]
    assert b"".join(desk.get(f"/gestion/courriers/{letter.pk}/word/").streaming_content).startswith(b"PK")
    assert f'href="/gestion/courriers/{letter.pk}/"' in desk.get(f"/gestion/mandats/{presidency.pk}/").content.decode()


@pytest.mark.parametrize("name", ["bernard", "chloe", "denis", "eve"])
def test_nobody_else_takes_a_letter_from_the_desk(desk, path, name, request):
    letter = issued(desk, path)
    response = signed_in(request.getfixturevalue(name)).get(f"/gestion/courriers/{letter.pk}/pdf/")
    assert response.status_code == 403


def test_a_letter_that_cannot_leave_says_which_block_and_keeps_what_was_typed(desk, path):
    template = LetterTemplate.objects.get()
    templates.write(template, [BlockDraft("Appel", "{{ appel }} xxx", kind="salutation")], by=System())
    page = desk.post(path, {"on": "19/01/2024", "act": "issue", "contexte_pays": "La Valdorie"}).content.decode()
    assert "Bloc « Appel »" in page.replace("\u00a0", " ").replace("\u202f", " ")
    assert "La Valdorie" in page
    assert not Letter.objects.exists()


def test_a_new_version_needs_its_reason_and_keeps_the_number(desk, path, presidency):
    letter = issued(desk, path)
    again = f"/gestion/lettres-de-mission/nouvelle-version/{presidency.pk}/"
    refused = desk.post(again, {"on": "19/01/2024", "act": "issue", "reason": ""})
    assert "reason" in refused.context["form"].errors
    desk.post(
        again, {"on": "19/01/2024", "act": "issue", "reason": "titre corrigé", "contexte_pays": "La Valdorie change."}
    )
    version = Letter.objects.exclude(pk=letter.pk).get()
    assert (str(version), version.replaces, version.reason) == ("2024-001 v2", letter, "titre corrigé")


def test_the_missions_of_a_day_name_who_gets_a_letter_and_who_does_not(desk, path, valdorie):
    page = desk.get("/gestion/lettres-de-mission/du-jour/")
    due, left_out = page.context["sections"]
    assert [str(row.cells[0].text) for row in due.rows] == ["Groupe-pays Valdorie"]
    assert left_out.rows == []
    early = desk.get("/gestion/lettres-de-mission/du-jour/?au=2021-01-15").context["sections"]
    assert [str(row.cells[1].text) for row in early[1].rows] == ["aucune présidence connue à cette date"]


def test_all_the_letters_of_a_day_are_ordered_then_followed_to_the_end(desk, path):
    response = desk.post("/gestion/lettres-de-mission/du-jour/", {"au": "2024-01-19"})
    batch = LetterBatch.objects.get()
    assert response["Location"] == f"/gestion/lots-de-courriers/{batch.pk}/"
    waiting = desk.get(response["Location"]).content.decode()
    assert 'hx-trigger="every 2s"' in waiting
    mission_letter_batches.work(batch, now=clock.now())
    done = desk.get(response["Location"])
    assert 'hx-trigger="every 2s"' not in done.content.decode()
    assert done.context["progress"].issued == 1
    printed = desk.get(f"/gestion/lots-de-courriers/{batch.pk}/imprimer/")
    assert b"".join(printed.streaming_content).startswith(b"%PDF-")


def test_a_day_without_a_mission_orders_nothing_and_says_so(desk, signatory):
    response = desk.post("/gestion/lettres-de-mission/du-jour/", {"au": "2020-01-01"}, follow=True)
    assert "Aucune lettre de mission n’est due" in response.content.decode()
    assert not LetterBatch.objects.exists()


def test_a_file_to_print_that_is_not_there_yet_is_not_found(desk, path):
    desk.post("/gestion/lettres-de-mission/du-jour/", {"au": "2024-01-19"})
    assert desk.get(f"/gestion/lots-de-courriers/{LetterBatch.objects.get().pk}/imprimer/").status_code == 404


def test_a_letter_is_due_to_a_presidency_only(desk, signatory):
    seat = signatory.mandates.get()
    page = desk.get(f"/gestion/lettres-de-mission/emettre/{seat.pk}/").content.decode()
    assert "Aucune lettre de mission n’est due" in page
