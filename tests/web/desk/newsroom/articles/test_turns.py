import pytest
from pytest_django.asserts import assertContains
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from faitiere.domains.newsroom.models import Article
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.library import library_image
from tests.factories.newsroom import ArticleFactory


def typed(article, **said):
    return nested_form_data(
        {
            "title": article.title,
            "slug": article.slug,
            "kind": article.kind,
            "access": article.access,
            "summary": "Écrit au bureau.",
            "body": streamfield([]),
            "calls_to_action": inline_formset([{"label": "Je viens", "url": "https://exemple.test/"}]),
            "comments": inline_formset([]),
            "action-publish": "1",
            **said,
        }
    )


def test_an_article_is_written_and_published_in_wagtail_s_editor_and_the_journal_says_by_whom(
    client_of, amina, clock_at
):
    clock_at("2024-01-19T10:00")
    article = ArticleFactory(live=False, first_published_at=None)
    address = f"/gestion/pages/{article.pk}/edit/"
    client = client_of(amina)
    assertContains(client.get(address), "Appels à l’action")

    client.post(address, typed(article))

    kept = Article.objects.get()
    assert (kept.live, kept.summary, kept.published_on.isoformat()) == (True, "Écrit au bureau.", "2024-01-19")
    assert kept.calls_to_action.get().label == "Je viens"
    assert AuditEntry.objects.get(verb="article publié").actor_id == amina.pk

    client.post(f"/gestion/pages/{article.pk}/unpublish/")
    assert not Article.objects.get().live
    assert AuditEntry.objects.get(verb="article dépublié").actor_id == amina.pk


@pytest.mark.parametrize(
    "pressed",
    [
        {"action-publish": "1"},
        {"action-publish": "1", "go_live_at": "2044-01-19 10:00"},
    ],
)
def test_what_is_not_ready_is_refused_beside_the_field_and_nothing_typed_is_lost(desk, pressed):
    article = ArticleFactory(live=False, first_published_at=None)
    image = library_image(description="", credit="Ville", rights="")
    said = typed(article, title="Un titre tout neuf", summary="", image=str(image.pk), **pressed)
    page = desk.post(f"/gestion/pages/{article.pk}/edit/", said)
    assertContains(page, "Écrivez le chapeau")
    assertContains(page, "Dites ce que montre l’image")
    assertContains(page, "Un titre tout neuf")
    kept = Article.objects.get()
    assert (kept.live, kept.has_unpublished_changes, kept.scheduled_revision) == (False, False, None)


def test_a_draft_may_lack_anything_and_advice_keeps_nothing_from_being_published(desk):
    article = ArticleFactory(live=False, first_published_at=None)
    address = f"/gestion/pages/{article.pk}/edit/"
    assert desk.post(address, typed(article, **{"summary": "", "action-publish": ""})).status_code == 302
    calls = inline_formset([{"label": "Inscription", "url": "https://exemple.test/"}])
    page = desk.post(address, typed(article, **nested_form_data({"calls_to_action": calls})), follow=True)
    assertContains(page, "un libellé à la première personne se suit davantage")
    assert Article.objects.get().live
