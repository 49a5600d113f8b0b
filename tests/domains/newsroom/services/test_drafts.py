import pytest

from faitiere.domains.newsroom.services import drafts
from faitiere.kernel.audit.log import System
from tests.factories.newsroom import ContributionFactory


@pytest.mark.parametrize(
    ("text", "summary"),
    [("Bref.", "Bref."), ("Une ligne.\nUne autre.", "Une ligne."), ("mot " * 100, ("mot " * 75).strip() + "…")],
)
def test_the_beginning_of_a_text_is_its_summary(db, text, summary):
    contribution = ContributionFactory(text=text)
    assert drafts.from_contribution(contribution, by=System()).summary == summary
