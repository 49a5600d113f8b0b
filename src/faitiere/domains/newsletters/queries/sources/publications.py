"""Publications put at readers' disposal since the last issue: directories, guides, reports."""

from collections.abc import Collection

from django.db.models import QuerySet

from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.newsletters.choices import SourceKind
from faitiere.domains.newsletters.queries import addresses
from faitiere.domains.newsletters.queries.sources.found import Found, Period, Said, call, picture, zones_of
from faitiere.domains.newsroom.models import Publication


class Publications:
    """Publications, the earliest first, in the section of the first of their groups."""

    kind = SourceKind.PUBLICATION
    label = "Publications"

    def fresh(self, period: Period) -> list[Found]:
        """Return those that came out in the period."""
        return _found(Publication.objects.out_between(period.since, period.until))

    def current(self, pks: Collection[int], period: Period) -> dict[int, Found]:  # noqa: ARG002 - the same any day
        """Return what these say now."""
        return {one.pk: one for one in _found(Publication.objects.listed().filter(pk__in=pks).order_by("pk"))}


def _found(rows: QuerySet[Publication]) -> list[Found]:
    return [_one(one) for one in rows.select_related("cover").prefetch_related("groups", "countries")]


def _one(publication: Publication) -> Found:
    groups = list(publication.groups.all())
    countries = frozenset(one.zone_id for one in publication.countries.all() if one.zone_id)
    group = groups[0] if groups else None
    return Found(
        SourceKind.PUBLICATION,
        publication.pk,
        Said(
            title=publication.title,
            text=publication.description or publication.subtitle,
            links=[call("Je la découvre", addresses.absolute(f"/publications/{publication.slug}/"))],
            is_reserved=publication.access != AccessLevel.PUBLIC,
            **picture(publication.cover, publication.cover_alt),
        ),
        group=group,
        zones=zones_of(group) or countries,
    )
