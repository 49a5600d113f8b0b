"""Members of the network."""

from collections.abc import Collection

from django.db.models import QuerySet

from faitiere.domains.audiences.queries.criteria.belonging import OfAuthorities
from faitiere.domains.audiences.queries.criterion import Ask, register
from faitiere.domains.members.models import Membership
from faitiere.domains.members.queries import members_on
from faitiere.domains.territories.models import Authority


@register
class OfMembers(OfAuthorities):
    """People of the authorities that are members on the day."""

    key = "members.people"
    family = "Adhésion"
    label = "Collectivités adhérentes"

    def authorities(self, ask: Ask) -> QuerySet[Authority]:
        """Return the members of the day."""
        return members_on(ask.on)

    def because(self, authorities: Collection[int], ask: Ask) -> dict[int, str]:
        """Return since which year each is a member."""
        held = Membership.objects.in_force(ask.on).filter(authority__in=authorities)
        return {one.authority_id: f"adhérente depuis {one.starts_on.year}" for one in held}
