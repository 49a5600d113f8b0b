"""Who may change the words by which the network files its work."""

from collections.abc import Callable, Mapping

from faitiere.kernel.audit.log import Actor


def is_staff(actor: Actor) -> bool:
    """Allow the network's staff."""
    return bool(getattr(actor, "is_active", False) and getattr(actor, "is_staff", False))


PERMISSIONS: Mapping[str, Callable[[Actor], bool]] = {
    "goals.load": is_staff,
    "topics.create": is_staff,
    "topics.update": is_staff,
}
