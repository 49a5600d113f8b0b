"""Who is a member on a day."""

from datetime import date

from django.db.models import QuerySet

from faitiere.domains.members.models import Membership
from faitiere.domains.territories.models import Authority


def is_member(authority: Authority, on: date) -> bool:
    """Tell whether an authority is a member on a day."""
    return Membership.objects.in_force(on).filter(authority=authority).exists()


def members_on(on: date) -> QuerySet[Authority]:
    """Return the authorities that are members on a day, by name."""
    members = Membership.objects.in_force(on).values("authority")
    return Authority.objects.filter(pk__in=members).order_by("name", "pk")


def membership_on(authority: Authority, on: date) -> Membership | None:
    """Return the membership in force on a day, else the latest one begun by then, else a request: what a card shows."""
    begun = Membership.objects.filter(authority=authority, starts_on__lte=on).order_by("-starts_on")
    return Membership.objects.in_force(on).filter(authority=authority).first() or begun.first()


def history(authority: Authority) -> QuerySet[Membership]:
    """Return the memberships of an authority, the latest first."""
    return Membership.objects.filter(authority=authority).select_related("act_file").order_by("-starts_on", "-pk")


def requests() -> QuerySet[Membership]:
    """Return the memberships that were asked for and not decided yet, the oldest first."""
    return Membership.objects.requested().select_related("authority").order_by("starts_on", "pk")
