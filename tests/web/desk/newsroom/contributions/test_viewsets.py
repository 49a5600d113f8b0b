"""What authorities send, as the team reads and answers it."""

import pytest

from faitiere.domains.newsroom.models import Article
from tests.factories.newsroom import ContributionFactory, ContributionTurnFactory


@pytest.fixture
def sent(db, chloe, valmont):
    contribution = ContributionFactory(authority=valmont, author=chloe, title="Une semaine à Valmont")
    ContributionTurnFactory(contribution=contribution)
    return contribution


def test_it_waits_on_the_home_and_once_accepted_leads_to_its_article(desk, sent):
    assert "Contributions à relire" in desk.get("/gestion/").content.decode()
    refused = desk.post(f"/gestion/contributions/{sent.pk}/completer/", {"words": ""})
    assert "quelques mots" in refused.context["form"].errors["words"][0]

    desk.post(f"/gestion/contributions/{sent.pk}/accepter/", {"words": "Merci !"})
    article = Article.objects.get()
    record = desk.get(f"/gestion/contributions/{sent.pk}/")
    assert f"/gestion/pages/{article.pk}/edit/" in record.content.decode()
    assert record.context["deeds"] == []


def test_the_team_reads_no_draft(desk, chloe, valmont):
    draft = ContributionFactory(authority=valmont, author=chloe, state="draft")
    assert desk.get(f"/gestion/contributions/{draft.pk}/").status_code == 404
    assert desk.get(f"/gestion/contributions/{draft.pk}/image/").status_code == 404
    assert draft.title not in desk.get("/gestion/contributions/").content.decode()
