"""Articles as the team finds them: each with where it stands."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast
from wagtail.models import Page, Revision, WorkflowState

from faitiere.domains.newsroom.choices import ArticleState
from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.queries.articles import containing

IN_REVIEW = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


def with_state(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Add `state` to each article: what waits for somebody comes before what readers see."""
    known: QuerySet[Article] = articles.annotate(
        state=Case(
            When(Exists(_of_page(WorkflowState, Q(status__in=IN_REVIEW))), then=Value(ArticleState.REVIEW.value)),
            When(
                Exists(_of_page(Revision, Q(approved_go_live_at__isnull=False))),
                then=Value(ArticleState.SCHEDULED.value),
            ),
            When(live=True, has_unpublished_changes=True, then=Value(ArticleState.CHANGED.value)),
            When(live=True, then=Value(ArticleState.PUBLISHED.value)),
            default=Value(ArticleState.DRAFT.value),
            output_field=CharField(),
        )
    )
    return known


def state_of(article: Article) -> ArticleState:
    """Return where one article stands."""
    return ArticleState(with_state(Article.objects.filter(pk=article.pk)).values_list("state", flat=True).get())


def found(text: str, *, limit: int) -> QuerySet[Article]:
    """Return the articles, drafts included, that hold all these words, the latest written first."""
    holding: QuerySet[Article] = Article.objects.filter(containing(text))
    return holding.order_by("-latest_revision_created_at", "-pk")[:limit]


def _of_page(model: Any, condition: Q) -> QuerySet[Any]:
    """Return the rows that Wagtail keeps of a page, which it names by a text."""
    kind = ContentType.objects.get_for_model(Page)
    rows: QuerySet[Any] = model.objects.filter(condition, base_content_type=kind)
    return rows.filter(object_id=Cast(OuterRef("pk"), CharField(max_length=255)))
