"""Templates written, chosen and retired by staff."""

from datetime import date

import pytest

from faitiere.domains.letters.choices import TemplateKind
from faitiere.domains.letters.queries import default, starter
from faitiere.domains.letters.services import letters, templates
from faitiere.domains.letters.services.templates import BlockDraft
from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.letters import order

pytestmark = pytest.mark.django_db
MISSION = TemplateKind.MISSION


def created(amina, *blocks: BlockDraft, name: str = "Essai"):
    return templates.create(name, blocks or [BlockDraft("Corps", "Bonjour {{ civilite }}.")], kind=MISSION, by=amina)


def test_a_new_installation_starts_from_the_template_that_ships(amina) -> None:
    template = templates.ensure_default(MISSION, by=amina)
    assert template == default(MISSION) == templates.ensure_default(MISSION, by=amina)
    assert template.blocks.count() == len(starter(MISSION)["blocks"])


@pytest.mark.parametrize("variant", ["pays", "travail"])
def test_the_template_that_ships_makes_a_letter_without_a_fault(amina, variant) -> None:
    template = templates.ensure_default(MISSION, by=amina)
    composition = letters.preview(order(template, variant=variant))
    assert composition.problems == []
    assert {block.kind for block in composition.printed} == {
        "header",
        "addressee",
        "subject",
        "salutation",
        "paragraph",
        "duty",
        "closing",
        "signature",
    }


def test_a_tag_that_is_not_on_the_list_is_refused_at_save_with_its_block(amina) -> None:
    with pytest.raises(templates.BlocksNotUnderstood) as refusal:
        created(amina, BlockDraft("Contexte", "{{ pay }}"), BlockDraft("Fin", "ok", variant="lune"))
    assert str(refusal.value) == (
        "Bloc « Contexte » : La variable « pay » n’existe pas. Vouliez-vous dire « pays » ? "
        "Bloc « Fin » : le cas « lune » n’existe pas."
    )


def test_writing_a_template_again_leaves_letters_alone_and_is_logged(amina) -> None:
    template = created(amina)
    templates.write(template, [BlockDraft("Corps", "Bonsoir {{ civilite }}.")], by=amina)
    assert [block.text for block in template.blocks.all()] == ["Bonsoir {{ civilite }}."]
    entry = AuditEntry.objects.first()
    assert entry.changes == {"Corps": ["Bonjour {{ civilite }}.", "Bonsoir {{ civilite }}."]}


def test_one_template_of_a_kind_is_in_use(amina) -> None:
    first, second = created(amina), created(amina, name="Autre")
    assert (first.is_default, second.is_default) == (True, False)
    templates.put_to_use(second, by=amina)
    assert default(MISSION) == second


def test_a_name_serves_once(amina) -> None:
    first = created(amina)
    with pytest.raises(templates.TemplateNameTaken):
        created(amina)
    templates.rename(first, "Essai", by=amina)
    created(amina, name="Autre")
    with pytest.raises(templates.TemplateNameTaken):
        templates.rename(first, "Autre", by=amina)


def test_the_template_in_use_is_not_retired_and_a_retired_one_serves_no_more(amina) -> None:
    first, second = created(amina), created(amina, name="Autre")
    with pytest.raises(templates.DefaultTemplateKept):
        templates.retire(first, on=date(2024, 1, 19), by=amina)
    templates.retire(second, on=date(2024, 1, 19), by=amina)
    with pytest.raises(templates.TemplateRetired):
        templates.put_to_use(second, by=amina)
    with pytest.raises(templates.TemplateRetired):
        letters.issue(order(second), by=amina, now=clock.now())
