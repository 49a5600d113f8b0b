"""What search engines may read: groups, bodies, events open to all, the team's pages; people through their groups."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap as PagesSitemap

from faitiere.domains.events.choices import EventAudience
from faitiere.domains.events.models import Event
from faitiere.domains.events.queries.visibility import announced
from faitiere.domains.groups.models import Group
from faitiere.domains.mandates import queries as mandates
from faitiere.domains.mandates.models import Body
from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.queries.archive import published
from faitiere.domains.newsroom.models import Publication
from faitiere.kernel import clock


class RoomsSitemap(Sitemap[str]):
    """The standing pages of the site."""

    def items(self) -> list[str]:
        """Return their names."""
        return [
            "home",
            "network",
            "groups",
            "agenda",
            "agenda_archives",
            "letters",
            "authorities",
            "publications",
            "legal",
            "accessibility",
            "sources",
        ]

    def location(self, item: str) -> str:
        """Return the address of one."""
        return reverse(f"public:{item}")


class GroupsSitemap(Sitemap[Group]):
    """Every group."""

    def items(self) -> Any:
        """Return them in a steady order."""
        return list(Group.objects.order_by("pk"))

    def location(self, item: Group) -> str:
        """Return the address of one."""
        return reverse("public:group", args=[item.slug])


class BodiesSitemap(Sitemap[Body]):
    """Every body of today."""

    def items(self) -> Any:
        """Return them in a steady order."""
        return list(mandates.bodies_on(clock.today()).order_by("pk"))

    def location(self, item: Body) -> str:
        """Return the address of one."""
        return reverse("public:body", args=[item.slug])


class EventsSitemap(Sitemap[Event]):
    """Every event open to all; what is reserved is in the agenda only."""

    def items(self) -> Any:
        """Return them in a steady order."""
        return announced().filter(audience=EventAudience.PUBLIC).only("slug", "changed_at").order_by("pk")

    def location(self, item: Event) -> str:
        """Return the address of one."""
        return reverse("public:event", args=[item.slug])

    def lastmod(self, item: Event) -> datetime:
        """Return when it changed."""
        return item.changed_at


class PublicationsSitemap(Sitemap[Publication]):
    """The notice of every publication that anybody may know of."""

    def items(self) -> Any:
        """Return them in a steady order."""
        return Publication.objects.listed().only("slug", "changed_at").order_by("pk")

    def location(self, item: Publication) -> str:
        """Return the address of one."""
        return reverse("public:publication", args=[item.slug])

    def lastmod(self, item: Publication) -> datetime:
        """Return when it changed."""
        return item.changed_at


class LettersSitemap(Sitemap[Issue]):
    """Every issue of the archive."""

    def items(self) -> Any:
        """Return them in a steady order."""
        return list(published(clock.now()).order_by("pk"))

    def location(self, item: Issue) -> str:
        """Return the address of one."""
        return reverse("public:letter", args=[item.newsletter.slug, item.slug])


SITEMAPS: dict[str, Any] = {
    "site": RoomsSitemap,
    "groupes": GroupsSitemap,
    "instances": BodiesSitemap,
    "evenements": EventsSitemap,
    "publications": PublicationsSitemap,
    "lettres": LettersSitemap,
    "pages": PagesSitemap,
}
