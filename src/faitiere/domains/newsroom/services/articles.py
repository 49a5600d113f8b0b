"""Articles: written as drafts, published, withdrawn. What the editor does in Wagtail is told here afterwards."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.html import linebreaks
from wagtail.actions.unpublish_page import UnpublishPageAction

from faitiere.domains.accounts.models import User
from faitiere.domains.events.models import Event
from faitiere.domains.groups.models import Group
from faitiere.domains.library.models import LibraryImage
from faitiere.domains.newsroom.choices import ArticleAccess, ArticleKind
from faitiere.domains.newsroom.models import Article, ArticleIndex, CallToAction, Rubric
from faitiere.domains.newsroom.queries.lacks import lacks
from faitiere.domains.people.models import Organization
from faitiere.domains.territories.models import Country
from faitiere.domains.thesaurus.models import Topic
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.words import free_slug, words


class ArticleTitleMissing(BusinessError):
    """An article has a title."""

    message = "Donnez un titre à l’article."


class ArticleNotReady(BusinessError):
    """What readers would miss is written before they see it."""

    message = "L’article « {title} » ne peut pas encore paraître. {lacks}"


@dataclass(frozen=True)
class Call:
    """A call to action."""

    url: str
    label: str = ""


@dataclass(frozen=True)
class ArticleDraft:
    """What is known of an article; `text` is plain, its blank lines part paragraphs."""

    title: str
    kind: str = ArticleKind.NEWS
    access: str = ArticleAccess.PUBLIC
    rubric: Rubric | None = None
    summary: str = ""
    text: str = ""
    image: LibraryImage | None = None
    image_alt: str = ""
    group: Group | None = None
    related_groups: tuple[Group, ...] = ()
    countries: tuple[Country, ...] = ()
    topics: tuple[Topic, ...] = ()
    events: tuple[Event, ...] = ()
    partner: Organization | None = None
    closes_on: date | None = None
    calls: tuple[Call, ...] = ()

    def fields(self) -> dict[str, Any]:
        """Return the article's own fields and what it is about."""
        said = {name: value for name, value in vars(self).items() if name not in {"text", "calls"}}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in said.items()}


@transaction.atomic
def create(draft: ArticleDraft, *, slug: str = "", by: log.Actor) -> Article:
    """Write an article that nobody reads yet, as the first revision of its page. ArticleTitleMissing."""
    if not draft.title.strip():
        raise ArticleTitleMissing
    author = _login(by)
    article = Article(
        slug=slug or free_slug(Article, " ".join(words(draft.title))), live=False, owner=author, **draft.fields()
    )
    if draft.text.strip():
        article.body = [("text", linebreaks(draft.text.strip(), autoescape=True))]
    article.calls_to_action = [CallToAction(label=call.label, url=call.url) for call in draft.calls]
    ArticleIndex.objects.get().add_child(instance=article)
    article.save_revision(user=author)
    log.record("article rédigé", article, by=by)
    return article


@transaction.atomic
def publish(article: Article, *, by: log.Actor, now: datetime) -> Article:
    """Let readers see the latest revision. ArticleNotReady."""
    latest = article.get_latest_revision_as_object()
    if missing := lacks(latest):
        raise ArticleNotReady(title=latest.title, lacks=" ".join(lack.sentence for lack in missing))
    # Who may is the door's question, answered by our rules.
    latest.latest_revision.publish(user=_login(by), skip_permission_checks=True)
    article.refresh_from_db()
    return record_publication(article, by=by, now=now)


@transaction.atomic
def unpublish(article: Article, *, by: log.Actor) -> Article:
    """Take an article away from readers; it stays a draft."""
    UnpublishPageAction(article, user=_login(by)).execute(skip_permission_checks=True)
    record_withdrawal(article, by=by)
    return article


def record_publication(article: Article, *, by: log.Actor, now: datetime) -> Article:
    """Remember who published, or scheduled, and when readers first saw it, on the clock of the house."""
    if not article.live:
        log.record("parution de l’article programmée", article, by=by, at=now)
        return article
    is_first = article.first_published_at == article.last_published_at
    moments = {"last_published_at": now, **({"first_published_at": now} if is_first else {})}
    Article.objects.filter(pk=article.pk).update(**moments)
    article.refresh_from_db(fields=list(moments))
    log.record("article publié", article, by=by, at=now)
    return article


def record_withdrawal(article: Article, *, by: log.Actor) -> None:
    """Remember who took it away from readers."""
    log.record("article dépublié", article, by=by)


def _login(by: log.Actor) -> User | None:
    return by if isinstance(by, User) else None
