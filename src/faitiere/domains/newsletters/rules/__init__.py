"""Who may do what with newsletters: staff compose them; everybody reads what was sent."""

from collections.abc import Callable

from faitiere.domains.people.rules import is_staff

PERMISSIONS: dict[str, Callable[..., bool]] = {
    "issues.view": is_staff,
    "issues.prepare": is_staff,
    "issues.edit": is_staff,
    "issues.try": is_staff,
    "issues.freeze": is_staff,
    "issues.approve": is_staff,
    "issues.send": is_staff,
    "issues.settle": is_staff,
    "issues.archive": is_staff,
    "plans.view": is_staff,
    "plans.write": is_staff,
    "newsletters.view": is_staff,
    "newsletters.settle": is_staff,
    "lexicon.view": is_staff,
    "lexicon.edit": is_staff,
    "deliverability.view": is_staff,
    "deliverability.check": is_staff,
    "suppressions.view": is_staff,
    "suppressions.lift": is_staff,
    "subscriptions.view": is_staff,
    "subscriptions.import": is_staff,
    "subscriptions.end": is_staff,
}
