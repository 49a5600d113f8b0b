from datetime import UTC, datetime

import pytest

from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.services import reviews
from faitiere.domains.newsroom.services.articles import ArticleNotReady
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.accounts import UserFactory
from tests.factories.newsroom import ArticleFactory

NOW = datetime(2024, 1, 19, 9, tzinfo=UTC)


@pytest.fixture
def colleague(amina):
    return UserFactory(email="basile@exemple.test", is_staff=True)


@pytest.fixture
def article(db):
    article = ArticleFactory(title="Deux rives", live=False)
    article.save_revision()
    return article


def _told():
    return list(OutboundMessage.objects.order_by("pk").values_list("recipient", "kind"))


def test_the_rest_of_the_team_is_asked_and_whoever_asked_hears_the_answer(article, amina, colleague, bernard):
    reviews.ask(article, by=amina, now=NOW)
    reviews.decline(article, "Nommez la ville.", asked_by=amina, by=colleague, now=NOW)
    reviews.approve(article, asked_by=amina, by=colleague, now=NOW)
    assert _told() == [
        (colleague.email, "newsroom.article_asked"),
        (amina.email, "newsroom.article_declined"),
        (amina.email, "newsroom.article_approved"),
    ]
    assert "Nommez la ville." in OutboundMessage.objects.get(kind="newsroom.article_declined").text
    assert Article.objects.get().live
    assert AuditEntry.objects.get(verb="article publié").actor_id == colleague.pk


def test_what_is_not_ready_is_not_approved_and_nobody_is_told_so(article, amina, colleague):
    article.summary = ""
    article.save_revision()
    with pytest.raises(ArticleNotReady):
        reviews.approve(article, asked_by=amina, by=colleague, now=NOW)
    assert _told() == []


def test_a_comment_is_told_to_others_only(article, amina, colleague):
    reviews.comment(article, "« Et la date ? »", to=[amina, colleague], by=amina, now=NOW)
    assert _told() == [(colleague.email, "newsroom.article_commented")]


def test_what_could_not_appear_is_told_to_whoever_chose_the_hour(article, amina):
    reviews.hold(article, "Écrivez le chapeau.", asked_by=amina, by=amina, now=NOW)
    reviews.hold(article, "Écrivez le chapeau.", asked_by=None, by=amina, now=NOW)
    assert _told() == []  # whoever acts knows
