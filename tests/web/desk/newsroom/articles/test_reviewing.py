"""Amina submits, a second person approves; their letters leave through the outbox."""

import pytest
from django.core import mail
from pytest_django.asserts import assertContains
from wagtail.models import Comment, PageSubscription
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from faitiere.domains.newsroom.models import Article
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.accounts import UserFactory
from tests.factories.newsroom import ArticleFactory
from tests.harness.clients import signed_in
from tests.web.desk.newsroom.articles.test_turns import typed


@pytest.fixture
def basile(db):
    return UserFactory(email="basile@exemple.test", name="Basile", is_staff=True)


def test_a_second_person_approves_and_whoever_asked_may_not(desk, amina, basile):
    article = ArticleFactory(title="Deux rives", live=False, first_published_at=None)
    address = f"/gestion/pages/{article.pk}/edit/"
    assertContains(desk.get(address), "Relecture")
    desk.post(address, typed(article, **{"action-publish": "", "action-submit": "1"}))
    approval = {"action-publish": "", "action-workflow-action": "true", "workflow-action-name": "approve"}
    desk.post(address, typed(article, **approval))
    assert not Article.objects.get().live

    other = signed_in(basile)
    refused = other.post(address, typed(article, summary="", **approval))
    assertContains(refused, "Écrivez le chapeau")
    other.post(address, typed(article, **approval))
    assert Article.objects.get().live
    told = OutboundMessage.objects.order_by("pk").values_list("recipient", "subject")
    assert list(told) == [
        (basile.email, "Article à relire : Deux rives"),
        (amina.email, "Article relu et publié : Deux rives"),
    ]
    assert mail.outbox == []


def test_a_comment_is_told_through_the_outbox_to_those_who_follow(desk, basile):
    article = ArticleFactory()
    PageSubscription.objects.create(page=article, user=basile, comment_notifications=True)
    said = {"text": "Et la date ?", "contentpath": "title", "position": "", "replies": inline_formset([])}
    desk.post(
        f"/gestion/pages/{article.pk}/edit/",
        typed(article, **nested_form_data({"comments": inline_formset([said])}), **{"action-publish": ""}),
    )
    assert Comment.objects.get().text == "Et la date ?"
    assert (OutboundMessage.objects.get().recipient, mail.outbox) == (basile.email, [])
