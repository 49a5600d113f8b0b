from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from faitiere.domains.letters.models import LetterTemplate
from faitiere.domains.letters.services.templates import BlockDraft
from faitiere.web.desk.letters.editor import moved

NAMES = ("title", "text", "kind", "variant", "presence")


@pytest.fixture
def template(signatory):
    """The template in use."""
    return LetterTemplate.objects.get()


def typed(template, **changes) -> dict[str, str]:
    """What the editor's form holds, with changes: `changes={"3-text": "…"}`."""
    blocks = list(template.blocks.all())
    data = {f"{number}-{name}": getattr(block, name) for number, block in enumerate(blocks) for name in NAMES}
    return {**data, "blocks": str(len(blocks)), **changes}


def test_a_template_starts_from_the_one_that_ships_or_from_another(desk, template, verbs):
    desk.post("/gestion/modeles/ajouter/", {"name": "Lettre longue", "kind": "mission", "start": ""})
    desk.post("/gestion/modeles/ajouter/", {"name": "Copie", "kind": "mission", "start": template.pk})
    copy = LetterTemplate.objects.get(name="Copie")
    assert [block.text for block in copy.blocks.all()] == [block.text for block in template.blocks.all()]
    assert verbs(copy) == ["modèle de courrier créé"]


def test_a_taken_name_is_refused_beside_it(desk, template):
    response = desk.post("/gestion/modeles/ajouter/", {"name": template.name, "kind": "mission", "start": ""})
    assert "porte déjà le nom" in response.context["form"].errors["name"][0]


def test_the_editor_shows_the_letter_of_a_mission_beside_its_blocks(desk, template, presidency):
    page = desk.get(f"/gestion/modeles/{template.pk}/ecrire/").content.decode()
    assert "Monsieur le Maire" in page
    assert "Ville de Valmont-sur-Loire" in page
    assert "{{ civilite }}" in page


def test_it_shows_an_invented_example_when_nobody_presides(desk, template):
    response = desk.get(f"/gestion/modeles/{template.pk}/ecrire/")
    assert [key for key, _label in response.context["samples"]] == ["exemple-pays", "exemple-travail"]
    assert response.context["sheet"]["problems"] == []


def test_what_is_typed_shows_at_once_and_is_not_saved(desk, template, presidency):
    number = next(n for n, block in enumerate(template.blocks.all()) if block.kind == "salutation")
    data = typed(template, **{f"{number}-text": "Bonjour {{ prenom }},", "act": "preview"})
    fragment = desk.post(f"/gestion/modeles/{template.pk}/ecrire/", data, headers={"HX-Request": "true"})
    assert "Bonjour Bernard," in fragment.content.decode()
    assert "<html" not in fragment.content.decode()
    assert "Bonjour" not in template.blocks.get(kind="salutation").text


def test_blocks_are_moved_added_and_taken_away_without_a_script(desk, template):
    path = f"/gestion/modeles/{template.pk}/ecrire/"
    titles = [block.title for block in template.blocks.all()]

    def shown(act):
        forms = desk.post(path, typed(template, act=act)).context["block_forms"]
        return [form.initial["title"] for form in forms]

    assert shown("down:0")[:2] == titles[1::-1]
    assert shown("up:1")[:2] == titles[1::-1]
    assert shown("drop:0") == titles[1:]
    assert shown("add:0")[:2] == [titles[0], ""]
    assert [block.title for block in template.blocks.all()] == titles


@pytest.mark.parametrize("act", [("up", 0), ("down", 1), ("drop", 7), ("up", -3)])
def test_a_block_at_the_edge_stays(act):
    blocks = [BlockDraft("a", ""), BlockDraft("b", "")]
    assert moved(blocks, *act) == blocks


def test_saving_writes_the_blocks_and_the_log(desk, template, verbs):
    response = desk.post(
        f"/gestion/modeles/{template.pk}/ecrire/", typed(template, **{"0-text": "Présidence", "act": "save"})
    )
    assert response.status_code == 302
    assert template.blocks.order_by("order").first().text == "Présidence"
    assert verbs(template)[0] == "modèle de courrier modifié"


def test_an_unknown_variable_is_refused_by_the_name_of_its_block(desk, template):
    data = typed(template, **{"0-text": "{{ civilte }}", "act": "save"})
    page = desk.post(f"/gestion/modeles/{template.pk}/ecrire/", data).content.decode()
    assert "Vouliez-vous dire" in page
    assert "{{ civilte }}" in page
    assert "civilte" not in template.blocks.order_by("order").first().text


def test_a_template_is_put_to_use_renamed_and_retired(desk, template, verbs):
    desk.post("/gestion/modeles/ajouter/", {"name": "Autre", "kind": "mission", "start": ""})
    other = LetterTemplate.objects.get(name="Autre")
    desk.post(f"/gestion/modeles/{other.pk}/mettre-en-usage/")
    desk.post(f"/gestion/modeles/{template.pk}/modifier/", {"name": "Ancienne"})
    desk.post(f"/gestion/modeles/{template.pk}/retirer/", {"on": "19/01/2024"})
    template.refresh_from_db()
    assert (template.name, template.is_default, template.retired_on) == ("Ancienne", False, date(2024, 1, 19))
    kept = desk.post(f"/gestion/modeles/{other.pk}/retirer/", {"on": "19/01/2024"})
    assert "modèle en usage" in kept.content.decode()


def test_a_file_that_is_no_word_template_is_refused_beside_the_field(desk, template):
    response = desk.post(f"/gestion/modeles/{template.pk}/word/", {"file": SimpleUploadedFile("x.docx", b"rien")})
    assert "ne peut pas servir" in response.context["form"].errors["file"][0]
