from datetime import UTC, datetime

import pytest

from faitiere.domains.newsletters.services import plans
from faitiere.domains.newsletters.services.plans import LetterDraft, RuleDraft, SectionDraft

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


def test_a_plan_is_written_whole_and_a_letter_has_its_own_name(amina, valdorie):
    sections = [
        SectionDraft("ouverture", "Ouverture", takes_the_rest=True),
        SectionDraft("groupe", "Valdorie", rules=(RuleDraft(group=valdorie), RuleDraft(rubric="valdorie"))),
    ]
    plan = plans.write("courant", "Sommaire courant", sections, by=amina, now=NOW)
    again = plans.write("courant", "Sommaire courant", sections[1:], by=amina, now=NOW)

    assert again == plan
    assert [(one.slug, one.rules.count()) for one in plan.sections.all()] == [("groupe", 2)]

    letter = plans.found(LetterDraft("La lettre", "Réseau", "lettre@reseau.example"), plan, by=amina, now=NOW)
    assert (letter.slug, letter.stream) == ("la-lettre", "newsletter:la-lettre")
    with pytest.raises(plans.LetterNameTaken):
        plans.found(LetterDraft("la LETTRE", "Réseau", "lettre@reseau.example"), plan, by=amina, now=NOW)
