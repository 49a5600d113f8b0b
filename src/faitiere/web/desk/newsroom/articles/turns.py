"""What Wagtail's editor does to an article, told to the room: published, scheduled, taken away, one or many."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail import hooks

from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.queries.lacks import advice, lacks
from faitiere.domains.newsroom.services import articles
from faitiere.kernel import clock


@hooks.register("after_publish_page")
def remember_publication(request: HttpRequest, page: Any) -> None:
    """Write in the journal who published an article, or chose its hour; say what would make it better."""
    if not isinstance(page, Article):
        return
    articles.record_publication(page, by=request.user, now=clock.now())
    for remark in advice(page):
        messages.info(request, f"Conseil. {remark.sentence}")


@hooks.register("after_unpublish_page")
def remember_withdrawal(request: HttpRequest, page: Any) -> None:
    """Write in the journal who took an article away from readers."""
    if isinstance(page, Article):
        articles.record_withdrawal(page, by=request.user)


@hooks.register("before_bulk_action")
def refuse_the_unready(request: HttpRequest, act: str, pages: Iterable[Any], view: Any) -> HttpResponse | None:
    """Publish none of several pages when one of them is an article that is not ready."""
    drafts = [page.get_latest_revision_as_object() for page in _articles(pages)] if act == "publish" else []
    unready = [(draft, missing) for draft in drafts if (missing := lacks(draft))]
    for draft, missing in unready:
        refusal = articles.ArticleNotReady(title=draft.title, lacks=" ".join(lack.sentence for lack in missing))
        messages.error(request, f"{refusal} Rien n’est publié.")
    return redirect(reverse("desk_article:index")) if unready else None


@hooks.register("after_bulk_action")
def remember_several(request: HttpRequest, act: str, pages: Iterable[Any], view: Any) -> None:
    """Write in the journal each article that was published or taken away with others."""
    for article in _articles(pages):
        article.refresh_from_db()
        if act == "publish":
            articles.record_publication(article, by=request.user, now=clock.now())
        elif act == "unpublish":
            articles.record_withdrawal(article, by=request.user)


def _articles(pages: Iterable[Any]) -> list[Article]:
    return [page.specific for page in pages if hasattr(page, "specific_class") and page.specific_class is Article]
