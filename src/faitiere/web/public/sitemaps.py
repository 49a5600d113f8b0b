"""What search engines may read: groups, bodies and the team's pages; people are reached from their groups only."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap as PagesSitemap

from faitiere.domains.groups.models import Group
from faitiere.domains.mandates import queries as mandates
from faitiere.domains.mandates.models import Body
from faitiere.kernel import clock


class RoomsSitemap(Sitemap[str]):
    """The standing pages of the site."""

    def items(self) -> list[str]:
        """Return their names."""
        return ["home", "network", "groups", "authorities", "legal", "accessibility", "sources"]

    def location(self, item: str) -> str:
        """Return the address of one."""
        return reverse(f"public:{item}")


class GroupsSitemap(Sitemap[Group]):
    """Every group."""

    def items(self) -> Any:
        """Return them in a steady order."""
        return Group.objects.order_by("pk")

    def location(self, item: Group) -> str:
        """Return the address of one."""
        return reverse("public:group", args=[item.slug])


class BodiesSitemap(Sitemap[Body]):
    """Every body of today."""

    def items(self) -> Any:
        """Return them in a steady order."""
        return mandates.bodies_on(clock.today()).order_by("pk")

    def location(self, item: Body) -> str:
        """Return the address of one."""
        return reverse("public:body", args=[item.slug])


SITEMAPS: dict[str, Any] = {
    "site": RoomsSitemap,
    "groupes": GroupsSitemap,
    "instances": BodiesSitemap,
    "pages": PagesSitemap,
}
