from datetime import UTC, datetime

from faitiere.domains.newsroom.choices import ArticleAccess
from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.queries import articles
from tests.factories.groups import GroupFactory
from tests.factories.newsroom import ArticleFactory
from tests.factories.territories import CountryFactory


def test_what_appeared_from_one_moment_to_another_comes_in_the_order_it_was_read(db):
    days = [datetime(2024, 1, day, 9, tzinfo=UTC) for day in (4, 9, 12, 18)]
    second, first, _draft = (
        ArticleFactory(first_published_at=days[2]),
        ArticleFactory(first_published_at=days[0]),
        ArticleFactory(first_published_at=days[1], live=False),
    )
    ArticleFactory(first_published_at=days[3])
    assert list(articles.published_between(days[0], days[3])) == [first, second]


def test_a_group_has_its_own_articles_and_those_about_it(db):
    group = GroupFactory()
    own, about, _other = ArticleFactory(group=group), ArticleFactory(), ArticleFactory()
    about.related_groups = [group]
    about.save()
    assert set(articles.of_group(group)) == {own, about}


def test_an_article_is_about_the_countries_it_names_and_those_of_its_groups(db):
    country = CountryFactory()
    group = GroupFactory()
    group.countries.add(country)
    own, named, related, _other = ArticleFactory(group=group), ArticleFactory(), ArticleFactory(), ArticleFactory()
    named.countries, related.related_groups = [country], [group]
    named.save()
    related.save()
    assert set(Article.objects.filter(articles.about_country(country))) == {own, named, related}


def test_words_are_found_whatever_their_accents_in_the_title_the_summary_and_the_text(db):
    article = ArticleFactory(title="Été à Valdorie", summary="Élus", body=[("text", "<p>Œuvre <b>commune</b></p>")])
    assert articles.search("ete elus oeuvre commune", limit=5) == [article]
    assert articles.search("hiver", limit=5) == articles.search(" ’ ", limit=5) == []


def test_a_search_tells_nobody_what_only_members_read(db):
    article = ArticleFactory(title="Conseil", body=[("text", "<p>Montant secret</p>")], access=ArticleAccess.MEMBERS)
    assert articles.search("conseil", limit=5) == [article]
    assert articles.search("secret", limit=5) == []
