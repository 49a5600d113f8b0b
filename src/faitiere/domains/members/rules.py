"""Who may do what with memberships."""

from collections.abc import Callable
from typing import Any

from faitiere.domains.people.rules import is_contact_of, is_staff, is_staff_or_contact

Predicate = Callable[..., bool]


def is_staff_or_its_contact(actor: Any, membership: Any) -> bool:
    """Let staff, or a contact of the authority whose membership it is."""
    return is_staff(actor) or is_contact_of(actor, membership.authority)


PERMISSIONS: dict[str, Predicate] = {
    "memberships.view": is_staff_or_its_contact,
    "memberships.request": is_staff_or_contact,
    "memberships.open": is_staff,
    "memberships.end": is_staff,
    "memberships.refuse": is_staff,
}
