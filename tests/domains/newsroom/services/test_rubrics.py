import pytest

from faitiere.domains.newsroom.services import rubrics
from faitiere.domains.newsroom.services.rubrics import RubricNameTaken
from faitiere.kernel.audit.models import AuditEntry


def test_a_rubric_is_opened_at_its_place_and_renamed_without_losing_its_identifier(amina):
    rubric = rubrics.create("Éditorial", order=1, by=amina)
    renamed = rubrics.update(rubric, name="Le mot du bureau", order=2, by=amina)
    assert (renamed.slug, renamed.name, renamed.order) == ("editorial", "Le mot du bureau", 2)
    assert AuditEntry.objects.get(verb="rubrique modifiée").changes == {
        "name": ["Éditorial", "Le mot du bureau"],
        "order": [1, 2],
    }


def test_two_rubrics_do_not_share_a_name(amina):
    rubrics.create("Agenda", order=1, by=amina)
    with pytest.raises(RubricNameTaken, match="AGENDA"):
        rubrics.create("AGENDA", order=2, by=amina)
