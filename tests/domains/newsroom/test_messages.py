import pytest

from faitiere.domains.newsroom.messages import ArticleNews, Said, article_turned, contribution_turned
from tests.factories.newsroom import ArticleFactory, ContributionTurnFactory


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


@pytest.mark.parametrize("news", ArticleNews)
def test_what_happens_to_an_article_is_told_in_both_parts_and_leads_to_it(db, amina, news):
    article = ArticleFactory(title="Pluie & vent")
    draft = article_turned(article, amina, Said(news, "Basile", "Bravo & merci"), sender_name="Le réseau")
    assert f"/gestion/pages/{article.pk}/edit/" in draft.text
    assert "« Pluie & vent »" in draft.text
    assert "Bravo & merci" in draft.text
    assert "Pluie &amp; vent" in draft.html
