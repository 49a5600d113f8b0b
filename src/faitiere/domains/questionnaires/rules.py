"""Who may write questions, and answer them."""

from collections.abc import Callable, Mapping
from typing import Any

from faitiere.kernel.audit.log import Actor


def is_staff(actor: Actor) -> bool:
    """Allow the network's staff."""
    return bool(getattr(actor, "is_active", False) and getattr(actor, "is_staff", False))


def anybody(actor: Any) -> bool:  # noqa: ARG001 - whoever asks
    """Allow everybody: the room that asks the questions says who may answer them."""
    return True


PERMISSIONS: Mapping[str, Callable[[Actor], bool]] = {
    "forms.create": is_staff,
    "forms.edit": is_staff,
    "responses.submit": anybody,
}
