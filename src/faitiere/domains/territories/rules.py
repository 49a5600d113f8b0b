"""Who may change what the network knows of the territories."""

from collections.abc import Callable, Mapping

from faitiere.kernel.audit.log import Actor

Rule = Callable[[Actor], bool]


def is_staff(actor: Actor) -> bool:
    """Allow the network's staff."""
    return bool(getattr(actor, "is_active", False) and getattr(actor, "is_staff", False))


def anybody(_actor: Actor) -> bool:
    """Allow everybody: the register is public."""
    return True


PERMISSIONS: Mapping[str, Rule] = {
    "authorities.view": anybody,
    "authorities.create": is_staff,
    "authorities.create_foreign": is_staff,
    "authorities.correct": is_staff,
    "authorities.rename": is_staff,
    "authorities.merge": is_staff,
    "authorities.add_name": is_staff,
    "authorities.remove_name": is_staff,
    "zones.create": is_staff,
    "zones.rename": is_staff,
    "countries.assign_zone": is_staff,
    "register.prepare": is_staff,
    "register.apply": is_staff,
    "register.undo": is_staff,
}
