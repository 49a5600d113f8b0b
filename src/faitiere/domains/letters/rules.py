"""Who may do what with letters and their templates."""

from collections.abc import Callable

from faitiere.domains.people.rules import is_staff

Predicate = Callable[..., bool]

PERMISSIONS: dict[str, Predicate] = {
    "letters.view": is_staff,
    "letters.issue": is_staff,
    "letters.reissue": is_staff,
    "templates.create": is_staff,
    "templates.write": is_staff,
    "templates.rename": is_staff,
    "templates.put_to_use": is_staff,
    "templates.retire": is_staff,
    "templates.attach_word": is_staff,
    "templates.detach_word": is_staff,
}
