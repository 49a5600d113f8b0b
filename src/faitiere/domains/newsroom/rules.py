"""Who may do what in the newsroom."""

from collections.abc import Callable

from faitiere.domains.people.rules import is_staff

Predicate = Callable[..., bool]


PERMISSIONS: dict[str, Predicate] = {
    "articles.view": is_staff,
    "articles.write": is_staff,
    "articles.publish": is_staff,
    "rubrics.write": is_staff,
    "links.view": is_staff,
}
