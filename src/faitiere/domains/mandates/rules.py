"""Who may do what with bodies, seats, mandates and mission letters."""

from collections.abc import Callable
from typing import Any

from faitiere.domains.people.rules import is_staff, person_of

Predicate = Callable[..., bool]


def is_holder(actor: Any, mandate: Any) -> bool:
    """Let the person who holds the mandate, or stands in for its holder."""
    person = person_of(actor) if actor.is_active else None
    return person is not None and person.pk in {mandate.person_id, mandate.substitute_id}


def is_staff_or_holder(actor: Any, mandate: Any) -> bool:
    """Let staff, or whoever holds the mandate."""
    return is_staff(actor) or is_holder(actor, mandate)


PERMISSIONS: dict[str, Predicate] = {
    "mandates.view": is_staff_or_holder,
    "bodies.view": is_staff,
    "bodies.create": is_staff,
    "bodies.update": is_staff,
    "bodies.set_parity": is_staff,
    "seats.create": is_staff,
    "mandates.state": is_staff,
    "mandates.begin": is_staff,
    "mandates.renew": is_staff,
    "mandates.end": is_staff,
    "mandates.judge": is_staff,
    "mandates.name_substitute": is_staff,
    "mission_letters.view": is_staff_or_holder,
    "mission_letters.issue": is_staff,
    "mission_letters.receive_signed": is_staff,
    "reports.plan": is_staff,
    "reports.give": is_staff,
}
