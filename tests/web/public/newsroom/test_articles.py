import json

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from faitiere.domains.newsroom.choices import ArticleAccess
from faitiere.domains.newsroom.models import Article
from tests.factories.events import EventFactory
from tests.factories.newsroom import ArticleFactory, CallToActionFactory

TEXT = [("text", "<p>Le numéro du bureau.</p>")]


def _page(client, article):
    return client.get(reverse("public:article", args=[article.slug]))


def test_an_article_says_what_it_is_about_and_what_one_may_do(client, valdorie):
    event = EventFactory(title="Rencontre des deux rives")
    article = CallToActionFactory(label="", url="https://www.exemple.test/x", article__group=valdorie).article
    article.events, article.body = [event], TEXT
    article.save()

    page = _page(client, article)
    for text in (article.title, valdorie.name, "Rencontre des deux rives", "Le numéro du bureau.", ">exemple.test<"):
        assertContains(page, text)
    assertContains(page, '<meta property="og:title"')


@pytest.mark.parametrize(("who", "reads"), [("amina", True), ("bernard", True), ("chloe", True), ("denis", False)])
def test_what_is_for_members_opens_to_members(client_of, cast, who, reads):
    article = ArticleFactory(access=ArticleAccess.MEMBERS, body=TEXT, summary="Qui répond sur place.")
    page = _page(client_of(cast[who]), article)
    assertContains(page, "Qui répond sur place.")
    (assertContains if reads else assertNotContains)(page, "Le numéro du bureau.")


def test_a_stranger_and_a_feed_know_the_summary_only(client, db):
    article = ArticleFactory(access=ArticleAccess.MEMBERS, body=TEXT, summary="Qui répond sur place.")
    for address in (_page(client, article), *(client.get(reverse(f"public:articles_{kind}")) for kind in FEEDS)):
        assertContains(address, "Qui répond sur place.")
        assertNotContains(address, "Le numéro du bureau.")


FEEDS = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}


def test_each_feed_says_what_it_is(client, db):
    ArticleFactory()
    for name, kind in FEEDS.items():
        answer = client.get(reverse(f"public:articles_{name}"))
        assert answer["Content-Type"] == f"{kind}; charset=utf-8"
    assert json.loads(answer.content)["items"][0]["url"].endswith("/actualites/" + Article.objects.get().slug + "/")


def test_a_draft_is_nowhere(client, valdorie):
    draft = ArticleFactory(live=False, group=valdorie, title="Pas encore")
    assert _page(client, draft).status_code == 404
    for url in ("/", "/actualites/", f"/groupes/{valdorie.slug}/", "/recherche/?q=encore", "/sitemap.xml"):
        assertNotContains(client.get(url), "pas-encore" if "sitemap" in url else "Pas encore<")


def test_the_home_page_the_group_and_the_search_lead_to_it(client, valdorie):
    article = ArticleFactory(group=valdorie, title="Été commun")
    for url in ("/", "/actualites/", f"/groupes/{valdorie.slug}/", "/recherche/?q=ete", "/sitemap.xml"):
        assertContains(client.get(url), f"/actualites/{article.slug}/")


def test_the_list_is_narrowed_by_each_filter_and_says_when_nothing_is_left(client, valdorie):
    country = valdorie.countries.get()
    kept, other = ArticleFactory(group=valdorie, title="Gardé"), ArticleFactory(title="Laissé", kind="offer")
    for asked in (f"groupe={valdorie.slug}", f"pays={country.code}", "nature=news", "q=garde"):
        page = client.get(f"/actualites/?{asked}")
        assertContains(page, kept.title)
        assertNotContains(page, other.title)
    assertContains(client.get("/actualites/?q=rien"), "Aucun article ne correspond")


@pytest.mark.parametrize("known", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(client, db, known, django_assert_max_num_queries):
    for _ in range(known):
        ArticleFactory()
    with django_assert_max_num_queries(12):
        client.get("/actualites/")


def test_an_address_that_somebody_changes_leads_to_the_new_one(client, db, django_capture_on_commit_callbacks):
    article = ArticleFactory(slug="ancienne")
    article.slug = "nouvelle"
    with django_capture_on_commit_callbacks(execute=True):
        article.save_revision().publish()
    assertRedirects(client.get("/actualites/ancienne/"), "/actualites/nouvelle/", status_code=301)


def test_a_title_changed_leaves_the_address(db):
    article = ArticleFactory(slug="durable")
    article.title = "Tout autre chose"
    article.save_revision().publish()
    assert Article.objects.get().slug == "durable"


def test_the_preview_shows_the_page_as_it_will_be(amina, rf, db):
    article = ArticleFactory(live=False, title="À relire", body=TEXT)
    shown = article.make_preview_request(rf.get("/"), "")
    shown.render()
    assertContains(shown, "Le numéro du bureau.")
    assertContains(shown, "Navigation principale")
