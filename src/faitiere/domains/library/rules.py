"""Who may do what with the network's identity and its library."""

from collections.abc import Callable
from typing import Any

Predicate = Callable[..., bool]


def is_staff(actor: Any) -> bool:
    """Let the network’s staff, and the program acting by itself."""
    return bool(actor.is_active and actor.is_staff)


PERMISSIONS: dict[str, Predicate] = {
    "identities.update": is_staff,
}
