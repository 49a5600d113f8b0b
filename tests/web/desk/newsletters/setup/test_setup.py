import pytest

from faitiere.domains.newsletters.models import Newsletter, SectionTemplate
from tests.factories.newsletters import NewsletterFactory, SectionTemplateFactory, TemplateSectionFactory

pytestmark = pytest.mark.django_db

LETTER = {
    "sender_name": "Réseau",
    "sender_email": "lettre@reseau.example",
    "is_open": "on",
    "approval_above": 200,
    "undo_minutes": 10,
}


def test_a_letter_is_founded_then_set_and_a_name_is_taken_once(desk):
    plan = SectionTemplateFactory()
    NewsletterFactory(name="La gazette")

    page = desk.post("/gestion/lettres-information/ajouter/", {**LETTER, "name": "la GAZETTE", "template": plan.pk})
    assert "GAZETTE" in page.context["form"].errors["name"][0]
    desk.post("/gestion/lettres-information/ajouter/", {**LETTER, "name": "Flash", "template": plan.pk})

    letter = Newsletter.objects.get(name="Flash")
    where = f"/gestion/lettres-information/{letter.pk}/"
    desk.post(f"{where}modifier/", {**LETTER, "name": "Flash", "template": plan.pk, "approval_above": 5})
    letter.refresh_from_db()
    assert letter.approval_above == 5
    assert plan.name in desk.get(where).content.decode()


def test_a_plan_is_written_section_by_section_and_rule_by_rule(desk, valdorie):
    model = TemplateSectionFactory(title="Agenda", kind="agenda").template
    desk.post("/gestion/sommaires/ajouter/", {"name": "Été", "description": "", "like": model.pk})
    plan = SectionTemplate.objects.get(name="Été")
    where = f"/gestion/sommaires/{plan.pk}/"
    agenda = plan.sections.get()

    new = {"title": "Pays", "kind": "items", "before": agenda.pk, "lead_group": ""}
    desk.post(f"{where}ajouter-rubrique/", new)
    first = plan.sections.first()
    assert first.title == "Pays"
    assert "Pays" in desk.post(f"{where}ajouter-rubrique/", new).context["form"].errors["title"][0]

    rules = f"/gestion/sommaires/ajouter-regle/{first.pk}/"
    assert "au moins une" in desk.post(rules, {}).content.decode()
    desk.post(rules, {"group": valdorie.pk, "group_kind": "country"})
    page = desk.get(where).content.decode()
    assert str(valdorie) in page
    assert "Pays" in page

    desk.post(f"/gestion/sommaires/retirer-regle/{first.rules.get().pk}/")
    assert not first.rules.exists()
    shown = desk.get(f"/gestion/sommaires/rubrique/{first.pk}/").context["form"].initial
    assert shown["before"] == agenda
    desk.post(f"/gestion/sommaires/rubrique/{first.pk}/", {"title": "Pays", "kind": "items", "before": ""})
    assert [section.title for section in plan.sections.all()] == ["Agenda", "Pays"]
    desk.post(f"/gestion/sommaires/retirer-rubrique/{agenda.pk}/")
    assert [section.title for section in plan.sections.all()] == ["Pays"]

    desk.post(f"{where}modifier/", {"name": "Automne", "description": ""})
    assert "Automne" in desk.get("/gestion/sommaires/").content.decode()
