import pytest

from faitiere.domains.newsroom.messages import contribution_turned
from tests.factories.newsroom import ContributionTurnFactory


@pytest.mark.parametrize(
    ("state", "said"),
    [("sent", "bien arrivée"), ("asked", "Compléter et renvoyer"), ("accepted", "Merci"), ("declined", "pas retenue")],
)
def test_each_turn_is_told_in_both_parts_with_the_words_of_the_team(db, state, said):
    turn = ContributionTurnFactory(state=state, is_team=state != "sent", words="Bravo & merci")
    draft = contribution_turned(turn, turn.contribution.author, sender_name="Le réseau")
    for part in (draft.text, draft.html):
        assert said in part
        assert ("Message de l’équipe" in part) == turn.is_team
    assert ("Bravo & merci" in draft.text) == turn.is_team
