"""Who may do what with logins, and when somebody has proved enough to enter the desk."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from faitiere.kernel.audit.log import Actor

# Where a session keeps the proof: {"user": pk, "at": …, "until": …}, in seconds since 1970.
PROOF = "accounts.second_factor"


def is_staff(actor: Actor) -> bool:
    """Tell the staff of the network, or the program itself, from everybody else."""
    return bool(getattr(actor, "is_staff", False) and getattr(actor, "is_active", False))


def is_staff_and_not_oneself(actor: Actor, login: Any) -> bool:
    """Let staff act on somebody else's login: nobody closes the door behind themselves."""
    return is_staff(actor) and actor.pk != login.pk


def needs_second_factor(login: Any) -> bool:
    """Tell who proves twice who they are: staff, who see and change everybody's data."""
    return bool(login.is_staff)


def has_second_factor(session: Mapping[str, Any], login: Any, now: datetime) -> bool:
    """Tell whether this login showed a passkey, an app's code or a recovery code in this session, not too long ago."""
    return _proof(session, login).get("until", 0) > now.timestamp()


def has_just_proved(session: Mapping[str, Any], login: Any, since: datetime) -> bool:
    """Tell whether that happened since a moment: what one's keys ask for before they are touched."""
    return _proof(session, login).get("at", 0) >= since.timestamp()


def _proof(session: Mapping[str, Any], login: Any) -> dict[str, float]:
    proof = session.get(PROOF)
    return proof if isinstance(proof, dict) and proof.get("user") == login.pk else {}


PERMISSIONS: dict[str, Callable[..., bool]] = {
    "logins.create": is_staff,
    "logins.change_address": is_staff,
    "logins.close": is_staff_and_not_oneself,
    "logins.reopen": is_staff,
}
