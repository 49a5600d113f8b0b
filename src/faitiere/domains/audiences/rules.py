"""Who may do what with audiences: they name people, so staff only."""

from collections.abc import Callable

from faitiere.domains.people.rules import is_staff

PERMISSIONS: dict[str, Callable[..., bool]] = {
    "audiences.view": is_staff,
    "audiences.create": is_staff,
    "audiences.save": is_staff,
    "audiences.rename": is_staff,
    "audiences.archive": is_staff,
    "audiences.restore": is_staff,
    "audiences.export": is_staff,
}
