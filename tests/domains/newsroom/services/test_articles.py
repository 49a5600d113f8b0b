from datetime import UTC, datetime

import pytest

from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.services import articles
from faitiere.domains.newsroom.services.articles import ArticleDraft, ArticleNotReady, ArticleTitleMissing, Call
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.events import EventFactory
from tests.factories.groups import GroupFactory

NOW = datetime(2024, 1, 19, 9, tzinfo=UTC)


@pytest.fixture
def draft():
    return ArticleDraft(title="La Valdorie accueille l’Été", summary="Une réunion s’est tenue.")


def test_a_new_article_is_a_draft_with_all_that_was_said_of_it(draft, amina):
    group, event = GroupFactory(), EventFactory()
    known = {"related_groups": (group,), "events": (event,), "calls": (Call("https://exemple.test/", "Je viens"),)}
    article = articles.create(ArticleDraft(**vars(draft) | known | {"text": "Un <b>.\n\nDeux."}), by=amina)

    kept = Article.objects.get(pk=article.pk)
    assert (kept.live, kept.slug, kept.owner) == (False, "la-valdorie-accueille-l-ete", amina)
    assert [list(kept.related_groups.all()), list(kept.events.all())] == [[group], [event]]
    assert [str(call) for call in kept.calls_to_action.all()] == ["Je viens"]
    assert str(kept.body[0].value) == "<p>Un &lt;b&gt;.</p>\n\n<p>Deux.</p>"
    assert kept.get_latest_revision_as_object().calls_to_action.get().url == "https://exemple.test/"


def test_two_articles_of_one_title_have_two_addresses(draft, amina):
    assert [articles.create(draft, by=amina).slug for _ in range(2)] == [
        "la-valdorie-accueille-l-ete",
        "la-valdorie-accueille-l-ete-2",
    ]


def test_an_article_has_a_title(amina):
    with pytest.raises(ArticleTitleMissing):
        articles.create(ArticleDraft(title=" "), by=amina)


def test_readers_first_see_it_when_the_house_s_clock_says(draft, amina):
    article = articles.publish(articles.create(draft, by=amina), by=amina, now=NOW)
    assert (article.live, article.first_published_at) == (True, NOW)

    again = articles.publish(article, by=amina, now=NOW.replace(hour=12))
    assert (again.first_published_at, again.last_published_at) == (NOW, NOW.replace(hour=12))
    assert AuditEntry.objects.filter(verb="article publié", actor_id=amina.pk).count() == 2


def test_what_lacks_its_summary_does_not_appear(amina):
    article = articles.create(ArticleDraft(title="Sans chapeau"), by=amina)
    with pytest.raises(ArticleNotReady, match="Écrivez le chapeau"):
        articles.publish(article, by=amina, now=NOW)
    assert not Article.objects.get().live


def test_what_is_withdrawn_stays_a_draft(draft, amina):
    article = articles.publish(articles.create(draft, by=amina), by=amina, now=NOW)
    articles.unpublish(article, by=amina)
    assert not Article.objects.get().live
    assert AuditEntry.objects.filter(verb="article dépublié").exists()
