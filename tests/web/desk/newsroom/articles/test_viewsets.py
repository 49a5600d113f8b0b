"""Articles at the desk: found, looked at, published, and what to say of them elsewhere."""

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from faitiere.domains.newsroom.models import Article, ArticleIndex
from tests.factories.newsroom import ArticleFactory

pytestmark = pytest.mark.django_db


def test_the_list_says_where_each_article_stands_and_leads_to_the_editor(desk, django_assert_max_num_queries):
    for number in range(3):
        ArticleFactory(title=f"Jumelage {number}", live=number > 0, has_unpublished_changes=number > 1)
    desk.get("/gestion/articles/")
    with django_assert_max_num_queries(15):
        page = desk.get("/gestion/articles/")
    for said in ("brouillon", "en ligne", "en ligne, modifié depuis", "Écrire un article"):
        assertContains(page, said)
    assertContains(page, f"/gestion/pages/add/newsroom/article/{ArticleIndex.objects.get().pk}/")
    drafts = desk.get("/gestion/articles/?state=draft")
    assertContains(drafts, "Jumelage 0")
    assertNotContains(drafts, "Jumelage 1")
    assert "Jumelage 2" in b"".join(desk.get("/gestion/articles/?q=jumelage+2&export=csv")).decode()


def test_the_record_says_what_is_missing_and_publishes_what_is_ready(desk, verbs):
    article = ArticleFactory(live=False, first_published_at=None, summary="")
    article.save_revision()
    record = f"/gestion/articles/{article.pk}/"
    page = desk.get(record)
    assertContains(page, "Écrivez le chapeau")
    assertContains(page, f"/gestion/pages/{article.pk}/edit/")
    assertContains(page, "signes sur 280")
    assertContains(desk.post(f"{record}publier/"), "ne peut pas encore paraître")

    article.summary = "Une école, deux rives."
    article.save_revision()
    assertRedirects(desk.post(f"{record}publier/"), record)
    assertContains(desk.get(record), f"/actualites/{article.slug}/")
    desk.post(f"{record}depublier/")
    assert verbs(article)[:2] == ["article dépublié", "article publié"]


def test_several_are_published_together_or_not_at_all(desk, verbs):
    ready, unready = ArticleFactory(live=False), ArticleFactory(live=False, summary="")
    for article in (ready, unready):
        article.save_revision()
    address = "/gestion/bulk/wagtailcore/page/publish/"
    page = desk.post(f"{address}?id={ready.pk}&id={unready.pk}", follow=True)
    assertContains(page, "Rien n’est publié")
    assert not Article.objects.live().exists()

    desk.post(f"{address}?id={ready.pk}")
    assert verbs(ready) == ["article publié"]
    assert Article.objects.get(live=True).last_published_at <= timezone.now()
