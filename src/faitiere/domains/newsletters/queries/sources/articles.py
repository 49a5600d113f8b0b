"""Articles published since the last issue, and the calls that are still open."""

from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from django.db.models import QuerySet

from faitiere.domains.newsletters.choices import SourceKind
from faitiere.domains.newsletters.queries import addresses
from faitiere.domains.newsletters.queries.sources.found import Found, Period, Said, call, picture, zones_of
from faitiere.domains.newsroom.choices import ArticleAccess, ArticleKind
from faitiere.domains.newsroom.models import Article


class Articles:
    """Articles, in the order of their publication."""

    kind = SourceKind.ARTICLE
    label = "Articles"

    def fresh(self, period: Period) -> list[Found]:
        """Return those that came out in the period, then the calls of before that one may still answer."""
        published = _articles().filter(first_published_at__gte=period.since, first_published_at__lte=period.until)
        calls = _articles().filter(kind=ArticleKind.CALL, closes_on__gte=period.on, first_published_at__lt=period.since)
        return _found([*_ordered(published), *_ordered(calls)])

    def current(self, pks: Collection[int], period: Period) -> dict[int, Found]:  # noqa: ARG002 - the same any day
        """Return what these say now."""
        return {one.pk: one for one in _found(_articles().filter(pk__in=pks))}


def _articles() -> QuerySet[Article]:
    live: QuerySet[Article] = Article.objects.live()
    return live.select_related("rubric", "group", "image").prefetch_related(
        "calls_to_action", "countries", "events", "related_groups"
    )


def _ordered(articles: QuerySet[Article]) -> QuerySet[Article]:
    return articles.order_by("first_published_at", "pk")


def _found(articles: Iterable[Article]) -> list[Found]:
    return [
        Found(
            SourceKind.ARTICLE,
            article.pk,
            Said(
                title=article.title,
                text=article.summary,
                links=_links(article),
                is_reserved=article.access == ArticleAccess.MEMBERS,
                **picture(article.image, article.alt),
            ),
            rubric=article.rubric.slug if article.rubric else "",
            group=article.group,
            zones=_zones(article),
            about=frozenset(event.pk for event in article.events.all()),
        )
        for article in articles
    ]


def _links(article: Article) -> list[dict[str, str]]:
    """Return what the reader may do next, as the article says it; else a link to the article itself."""
    calls = list(article.calls_to_action.all())
    named = [call(one.label, one.url) for one in calls if one.label]
    bare = [call(urlsplit(one.url).netloc.removeprefix("www."), one.url) for one in calls]
    return named or bare or [call("Je lis la suite", addresses.absolute(f"/actualites/{article.slug}/"))]


def _zones(article: Article) -> frozenset[int]:
    """Return the zones of the countries that it speaks of; without any, of its groups."""
    countries = frozenset(country.zone_id for country in article.countries.all() if country.zone_id)
    related = [zones_of(group) for group in article.related_groups.all()]
    return zones_of(article.group) or countries or frozenset().union(*related)
