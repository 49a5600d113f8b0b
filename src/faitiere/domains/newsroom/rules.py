"""Who may do what in the newsroom."""

from collections.abc import Callable
from typing import Any

from faitiere.domains.people.rules import is_contact_of, is_staff

Predicate = Callable[..., bool]


def may_write(actor: Any, contribution: Any) -> bool:
    """Let the people of the authority that proposes it: its contacts, and those who hold an office in it."""
    return is_contact_of(actor, contribution.authority)


def may_follow(actor: Any, contribution: Any) -> bool:
    """Let the people of its authority, and staff once it has been sent: a draft is its authority's own."""
    return may_write(actor, contribution) or (is_staff(actor) and contribution.turns.exists())


PERMISSIONS: dict[str, Predicate] = {
    "articles.view": is_staff,
    "articles.write": is_staff,
    "articles.publish": is_staff,
    "rubrics.write": is_staff,
    "links.view": is_staff,
    "links.check": is_staff,
    "publications.view": is_staff,
    "publications.write": is_staff,
    "publications.turn": is_staff,
    "contributions.propose": is_contact_of,
    "contributions.write": may_write,
    "contributions.follow": may_follow,
    "contributions.answer": is_staff,
}
