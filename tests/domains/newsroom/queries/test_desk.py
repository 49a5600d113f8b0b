from datetime import timedelta

import pytest
from django.utils import timezone

from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.queries.desk import found, state_of, with_state
from tests.factories.newsroom import ArticleFactory

pytestmark = pytest.mark.django_db


def test_an_article_that_waits_for_its_hour_is_said_to():
    article = ArticleFactory(title="Élues de l’eau", live=False)
    article.save()
    article.go_live_at = timezone.now() + timedelta(hours=1)
    article.save_revision().publish()
    ArticleFactory()
    assert state_of(article) == "scheduled"
    assert sorted(with_state(Article.objects.all()).values_list("state", flat=True)) == ["published", "scheduled"]
    assert [one.pk for one in found("elues eau", limit=5)] == [article.pk]
