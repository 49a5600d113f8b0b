"""Who may do what with the network's identity and its library."""

from collections.abc import Callable
from typing import Any

Predicate = Callable[..., bool]


def is_staff(actor: Any) -> bool:
    """Let the network’s staff, and the program acting by itself."""
    return bool(actor.is_active and actor.is_staff)


def may_open(actor: Any, document: Any) -> bool:
    """Let everybody open what is public; the rest is for staff, until a door knows which members to let in."""
    return bool(document.is_public) or is_staff(actor)


PERMISSIONS: dict[str, Predicate] = {
    "identities.update": is_staff,
    "documents.open": may_open,
}
