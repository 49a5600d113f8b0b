from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from faitiere.domains.newsletters.choices import IssueState, SourceKind
from faitiere.domains.newsletters.models import Issue, LexiconWord
from faitiere.domains.newsletters.services import items
from tests.factories.newsletters import (
    IssueFactory,
    IssueItemFactory,
    IssueSectionFactory,
    NewsletterFactory,
    TemplateSectionFactory,
)
from tests.factories.newsroom import ArticleFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


@pytest.fixture
def section(db):
    return IssueSectionFactory(issue=IssueFactory(), title="Une")


def composer(section) -> str:
    return f"/gestion/numeros/{section.issue_id}/composer/"


def rewritten(item, **said):
    return {
        "title": item.title,
        "text": "",
        "links": "",
        "president_line": "",
        "shown_to": "all",
        "version": item.version,
        **said,
    }


def test_the_next_issue_is_prepared_and_opens_in_the_composer(desk):
    letter = NewsletterFactory()
    TemplateSectionFactory(template=letter.template, title="À la une", takes_the_rest=True)
    ArticleFactory(title="Les vœux", first_published_at=NOW)

    response = desk.post(
        "/gestion/numeros/ajouter/", {"newsletter": letter.pk, "dated_on": "19/01/2024", "template": ""}, follow=True
    )

    issue = Issue.objects.get()
    assert response.redirect_chain[-1][0] == f"/gestion/numeros/{issue.pk}/composer/"
    assert issue.dated_on == date(2024, 1, 19)
    assert "Les vœux" in response.content.decode()


def test_items_move_are_cut_and_dropped_with_and_without_script(desk, section):
    first, second = (IssueItemFactory(section=section, title=title) for title in ("Première", "Seconde"))
    elsewhere = IssueSectionFactory(issue=section.issue, title="Deux")

    desk.post(composer(section), {"act": f"down:{first.pk}"})
    assert [item.title for item in section.items.order_by("order")] == ["Seconde", "Première"]

    fragment = desk.post(
        composer(section),
        {"act": f"drop:{first.pk}", "section": elsewhere.pk, "before": ""},
        headers={"X-Requested-With": "fetch"},
    )
    first.refresh_from_db()
    assert first.section == elsewhere
    assert fragment.templates[0].name == "desk/newsletters/_sections.html"

    desk.post(composer(section), {"act": f"cut:{second.pk}"})
    second.refresh_from_db()
    assert second.is_cut
    assert desk.post(composer(section), {"act": "explode:1"}).status_code == 400


def test_an_item_is_rewritten_with_its_links_and_a_wrong_one_is_named(desk, section):
    item = IssueItemFactory(section=section)
    where = f"/gestion/numeros/reecrire/{item.pk}/"

    refused = desk.post(where, rewritten(item, title="Neuf", links="Je m’inscris | ici"))
    assert "ici" in refused.context["form"].errors["links"][0]
    assert refused.context["form"]["title"].value() == "Neuf"

    desk.post(where, rewritten(item, title="Neuf", links="Je m’inscris | https://reseau.example/a"))
    item.refresh_from_db()
    assert (item.title, item.links) == ("Neuf", [{"label": "Je m’inscris", "url": "https://reseau.example/a"}])


def test_the_second_of_two_editors_sees_both_texts_and_saves_knowingly(desk, section, amina):
    item = IssueItemFactory(section=section)
    items.rewrite(item, items.Wording("Le texte de l’autre"), version=1, by=amina, now=NOW)
    where = f"/gestion/numeros/reecrire/{item.pk}/"

    page = desk.post(where, rewritten(item, title="Mon texte"))
    assert "Le texte de l’autre" in page.content.decode()
    assert page.context["form"]["title"].value() == "Mon texte"

    desk.post(where, rewritten(item, title="Mon texte", version=page.context["form"]["version"].value()))
    item.refresh_from_db()
    assert item.title == "Mon texte"


def test_a_source_that_changed_is_compared_then_followed_or_kept(desk, section, amina):
    article = ArticleFactory(title="Avant")
    item = items.take(section, SourceKind.ARTICLE, article.pk, by=amina, now=NOW)
    article.title = "Après"
    article.save()

    assert "l’origine a changé" in desk.get(composer(section)).content.decode()
    where = f"/gestion/numeros/reprendre/{item.pk}/"
    assert desk.get(where).context["rows"][0]["now"] == "Après"
    desk.post(where)
    item.refresh_from_db()
    assert item.title == "Après"


def test_what_was_not_taken_is_added_by_hand(desk, section):
    article = ArticleFactory(title="Oubliée", first_published_at=datetime(2023, 9, 1, tzinfo=UTC))
    where = f"/gestion/numeros/prendre/{section.pk}/"

    assert "Cochez" in desk.post(where, {}).context["form"].errors["sources"][0]
    desk.post(where, {"sources": [f"article:{article.pk}"]})
    desk.post(f"/gestion/numeros/ajouter-texte/{section.pk}/", {"title": "À la main", "shown_to": "all"})
    assert [item.title for item in section.items.order_by("order")] == ["Oubliée", "À la main"]


def test_an_item_is_moved_by_a_form_and_the_head_is_written(desk, section):
    first, second = (IssueItemFactory(section=section) for _ in range(2))
    desk.post(f"/gestion/numeros/deplacer/{second.pk}/", {"section": section.pk, "before": first.pk})
    assert list(section.items.order_by("order")) == [second, first]

    desk.post(f"/gestion/numeros/{section.issue_id}/modifier/", {"title": "Titre", "subject": "Objet", "preheader": ""})
    section.issue.refresh_from_db()
    assert section.issue.subject == "Objet"


def test_what_is_sent_is_read_and_no_longer_composed(desk, section):
    item = IssueItemFactory(section=section)
    Issue.objects.update(state=IssueState.SENT)
    page = desk.get(composer(section)).content.decode()
    assert item.title in page
    assert "Retirer" not in page


def test_the_composer_asks_as_much_for_one_item_as_for_many(desk, section):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get(composer(section))
        return len(queries)

    IssueItemFactory(section=section, source_kind=SourceKind.ARTICLE, source_pk=ArticleFactory().pk)
    desk.get(composer(section))
    one = asked()
    for _ in range(3):
        IssueItemFactory(section=section, source_kind=SourceKind.ARTICLE, source_pk=ArticleFactory().pk)
    assert asked() == one <= 20


def test_remarks_lead_to_where_they_are_mended(desk, section):
    item = IssueItemFactory(section=section, title="Sans lien", links=[])
    page = desk.get(f"/gestion/numeros/{section.issue_id}/verifier/").content.decode()
    assert "Aucun lien" in page
    assert f"/gestion/numeros/reecrire/{item.pk}/" in page


def test_a_word_is_taken_for_right_from_the_remark_then_flagged_again_from_the_lexicon(desk, section):
    IssueItemFactory(section=section, title="Un voyage à Kanazawa")
    where = f"/gestion/numeros/{section.issue_id}/verifier/"
    assert 'value="Kanazawa"' in desk.get(where).content.decode()

    for _ in range(2):
        assert desk.post(where, {"word": "Kanazawa"}).status_code == 302
    assert 'value="Kanazawa"' not in desk.get(where).content.decode()

    assert "contient déjà" in desk.post("/gestion/lexique/ajouter/", {"word": "kanazawa"}).content.decode()
    word = LexiconWord.objects.get()
    assert "Kanazawa" in desk.get("/gestion/lexique/").content.decode()
    assert desk.post(f"/gestion/lexique/{word.pk}/retirer/").url == "/gestion/lexique/"
    assert not LexiconWord.objects.exists()


@pytest.mark.parametrize("headers", [{}, {"X-Requested-With": "fetch"}])
def test_whoever_still_composes_what_another_froze_is_told(section, desk, headers):
    item = IssueItemFactory(section=section)
    Issue.objects.update(state=IssueState.FROZEN)

    answer = desk.post(composer(section), {"act": f"cut:{item.pk}"}, headers=headers)

    assert answer.status_code == (409 if headers else 302)
    assert "ne change plus" in desk.get(composer(section)).content.decode()
