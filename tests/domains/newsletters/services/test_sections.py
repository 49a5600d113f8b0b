from datetime import UTC, datetime

import pytest

from faitiere.domains.newsletters.models import IssueSection
from faitiere.domains.newsletters.services import plans, sections
from faitiere.domains.newsletters.services.plans import RuleDraft, SectionDraft
from tests.factories.newsletters import IssueSectionFactory, SectionTemplateFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


@pytest.fixture
def plan(amina):
    drafts = [SectionDraft("une", "À la une", takes_the_rest=True), SectionDraft("pays", "Pays")]
    return plans.write("courant", "Courant", drafts, by=amina, now=NOW)


def titles(plan):
    return [section.title for section in plan.sections.all()]


def test_a_section_is_added_in_its_place_and_one_alone_takes_the_rest(plan, amina):
    first = plan.sections.first()
    added = sections.add(plan, SectionDraft("", "Édito", takes_the_rest=True), before=first, by=amina, now=NOW)

    assert titles(plan) == ["Édito", "À la une", "Pays"]
    assert added.slug == "edito"
    assert list(plan.sections.filter(takes_the_rest=True)) == [added]
    with pytest.raises(sections.SectionTitleTaken):
        sections.add(plan, SectionDraft("", "PAYS"), by=amina, now=NOW)


def test_a_section_moves_keeps_its_slug_and_its_rules_and_leaves_prepared_issues_alone(plan, amina):
    IssueSectionFactory(issue__template=plan, slug="pays", title="Pays")
    country = plan.sections.get(slug="pays")
    sections.rule(country, RuleDraft(group_kind="country"), by=amina, now=NOW)
    first = plan.sections.first()

    sections.rewrite(country, SectionDraft("", "Géographie"), before=first, by=amina, now=NOW)
    assert titles(plan) == ["Géographie", "À la une"]
    assert (country.slug, country.rules.count()) == ("pays", 1)

    sections.remove(country, by=amina, now=NOW)
    assert titles(plan) == ["À la une"]
    assert IssueSection.objects.get().title == "Pays"


def test_a_rule_asks_something_and_stands_in_one_place(plan, amina, valdorie):
    first, second = plan.sections.all()
    rule = sections.rule(first, RuleDraft(group=valdorie), by=amina, now=NOW)
    with pytest.raises(sections.RuleEmpty):
        sections.rule(first, RuleDraft(), by=amina, now=NOW)
    with pytest.raises(sections.RuleThere, match="À la une"):
        sections.rule(second, RuleDraft(group=valdorie), by=amina, now=NOW)

    sections.unrule(rule, by=amina, now=NOW)
    assert not first.rules.exists()


def test_a_plan_begins_like_another_and_has_its_own_name(plan, amina):
    sections.rule(plan.sections.get(slug="pays"), RuleDraft(rubric="pays"), by=amina, now=NOW)
    copy = plans.create("Nouveau", like=plan, by=amina, now=NOW)

    assert titles(copy) == titles(plan)
    assert copy.sections.get(slug="pays").rules.get().rubric == "pays"
    for act in (
        lambda: plans.create("COURANT", by=amina, now=NOW),
        lambda: plans.rename(copy, "courant", "", by=amina, now=NOW),
    ):
        with pytest.raises(plans.PlanNameTaken):
            act()
    assert plans.rename(copy, "nouveau", "Pour l’été", by=amina, now=NOW).description == "Pour l’été"


def test_a_letter_is_set_otherwise_and_keeps_its_stream(plan, amina):
    letter = plans.found(plans.LetterDraft("La lettre", "Réseau", "a@reseau.example"), plan, by=amina, now=NOW)
    other = SectionTemplateFactory()
    stream = letter.stream

    draft = plans.LetterDraft("La gazette", "Réseau", "b@reseau.example", is_open=False, approval_above=10)
    plans.settle(letter, draft, other, by=amina, now=NOW)
    letter.refresh_from_db()
    assert (letter.name, letter.template, letter.approval_above, letter.stream) == ("La gazette", other, 10, stream)
