"""Which authorities take part in the network's life."""

from datetime import date

from django.db.models import QuerySet

from faitiere.domains.groups.models import GroupMember
from faitiere.domains.mandates.queries import holders_on
from faitiere.domains.members.models import Membership
from faitiere.domains.territories.models import Authority


def engaged_on(on: date) -> QuerySet[Authority]:
    """Return the authorities that are members, take part in a group or hold a seat on a day, by name."""
    held = [one.mandate for one in holders_on(on).values() if one.is_held and one.mandate]
    seated = {mandate.authority_id for mandate in held if mandate.authority_id}
    taking_part = set(GroupMember.objects.taking_part(on).values_list("authority", flat=True))
    members = set(Membership.objects.in_force(on).values_list("authority", flat=True))
    return Authority.objects.filter(pk__in=seated | taking_part | members).order_by("name", "pk")
