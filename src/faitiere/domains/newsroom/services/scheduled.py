"""What goes out, or is taken away, at an hour that somebody chose."""

from datetime import datetime

from django.db import transaction
from wagtail.models import Page, Revision

from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.queries.lacks import lacks
from faitiere.domains.newsroom.services import articles, reviews
from faitiere.kernel.audit import log


def run(*, by: log.Actor, now: datetime) -> int:
    """Publish the pages whose hour has come and withdraw those whose end has passed; return how many.

    What lacks something that readers would miss does not go out.
    Each is its own transaction, and what is done is not done again: two workers may call it at once.
    """
    due = Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at", "pk")
    over = Page.objects.filter(live=True, expire_at__lte=now).order_by("expire_at", "pk")
    published = sum(_publish(pk, by=by, now=now) for pk in due.values_list("pk", flat=True))
    return published + sum(_withdraw(pk, by=by) for pk in over.values_list("pk", flat=True))


@transaction.atomic
def _publish(pk: int, *, by: log.Actor, now: datetime) -> bool:
    revision = Revision.objects.select_for_update().filter(pk=pk, approved_go_live_at__lte=now).first()
    if revision is None:
        return False
    draft = revision.as_object()
    if isinstance(draft, Article) and (missing := lacks(draft)):
        # It stays a draft, and whoever chose the hour is told what to write.
        Revision.objects.filter(pk=pk).update(approved_go_live_at=None)
        sentences = " ".join(lack.sentence for lack in missing)
        reviews.hold(draft, sentences, asked_by=revision.user, by=by, now=now)
        return False
    revision.publish(log_action="wagtail.publish.scheduled")
    if article := Article.objects.filter(pk=revision.object_id).first():
        articles.record_publication(article, by=by, now=now)
    return True


@transaction.atomic
def _withdraw(pk: int, *, by: log.Actor) -> bool:
    page = Page.objects.select_for_update().filter(pk=pk, live=True).first()
    if page is None:
        return False
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    if article := Article.objects.filter(pk=pk).first():
        articles.record_withdrawal(article, by=by)
    return True
