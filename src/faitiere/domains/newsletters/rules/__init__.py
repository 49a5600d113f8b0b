"""Who may do what with newsletters: staff compose them; everybody reads what was sent."""

from collections.abc import Callable

from faitiere.domains.people.rules import is_staff

PERMISSIONS: dict[str, Callable[..., bool]] = {
    "issues.view": is_staff,
    "issues.prepare": is_staff,
    "issues.edit": is_staff,
    "subscriptions.view": is_staff,
    "subscriptions.import": is_staff,
    "subscriptions.end": is_staff,
}
