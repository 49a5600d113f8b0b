"""The second reading of an article: asked for, answered; and what is said beside it. Each turn is kept and told."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from faitiere.domains.accounts.models import User
from faitiere.domains.library.queries import identity
from faitiere.domains.newsroom import messages
from faitiere.domains.newsroom.messages import ArticleNews
from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.services import articles
from faitiere.kernel.audit import log
from faitiere.kernel.mail import outbox


@transaction.atomic
def ask(article: Article, *, by: User, now: datetime) -> None:
    """Tell the rest of the team that an article waits for their eyes."""
    log.record("relecture demandée", article, by=by, at=now)
    team = User.objects.filter(is_active=True, is_staff=True).exclude(pk=by.pk)
    _tell(team, article, ArticleNews.ASKED, by=by, now=now)


@transaction.atomic
def approve(article: Article, *, asked_by: User | None, by: User, now: datetime) -> None:
    """Publish what a second person has read. ArticleNotReady."""
    log.record("relecture approuvée", article, by=by, at=now)
    articles.publish(article, by=by, now=now)
    _tell([asked_by], article, ArticleNews.APPROVED, by=by, now=now)


@transaction.atomic
def decline(article: Article, words: str, *, asked_by: User | None, by: User, now: datetime) -> None:
    """Say what is to be changed before it may appear."""
    log.record("relecture : changements demandés", article, by=by, at=now)
    _tell([asked_by], article, ArticleNews.DECLINED, words=words, by=by, now=now)


@transaction.atomic
def comment(article: Article, words: str, *, to: Iterable[User], by: User, now: datetime) -> None:
    """Tell those who follow an article what has been said beside it."""
    _tell(to, article, ArticleNews.COMMENTED, words=words, by=by, now=now)


@transaction.atomic
def hold(article: Article, words: str, *, asked_by: User | None, by: log.Actor, now: datetime) -> None:
    """Say that an article did not appear at its hour, and why."""
    log.record("parution programmée refusée", article, by=by, at=now)
    _tell([asked_by], article, ArticleNews.HELD, words=words, by=by, now=now)


def _tell(
    readers: Iterable[User | None],
    article: Article,
    news: ArticleNews,
    *,
    by: log.Actor,
    now: datetime,
    words: str = "",
) -> None:
    said = messages.Said(news, str(by) if isinstance(by, User) else "", words)
    key = f"newsroom.{news}:{article.pk}:{now.isoformat()}"
    outbox.post_all(
        {
            f"{key}:{reader.pk}": messages.article_turned(article, reader, said, sender_name=identity().name)
            for reader in readers
            if reader and reader.is_active and reader != by
        },
        now=now,
    )
