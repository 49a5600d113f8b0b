"""Persons: created, corrected, tied to a login."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from faitiere.domains.accounts.models import User
from faitiere.domains.people.models import Person
from faitiere.domains.people.services.erasures import erase
from faitiere.domains.people.services.merges import merge, unmerge
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.words import free_slug, joined, words

__all__ = [
    "AccountTaken",
    "NameMissing",
    "PersonDraft",
    "create",
    "erase",
    "link_account",
    "merge",
    "unmerge",
    "update",
]


class NameMissing(BusinessError):
    """A person has at least a last name."""

    message = "Indiquez au moins le nom de la personne."


class AccountTaken(BusinessError):
    """A login belongs to one person."""

    message = "Ce compte est déjà celui de {person}."


@dataclass(frozen=True)
class PersonDraft:
    """What is known of a person."""

    last_name: str
    first_name: str = ""
    civility: str = ""
    also_spelled: tuple[str, ...] = ()
    note: str = ""

    def columns(self) -> dict[str, Any]:
        """Return the columns, search words included."""
        spellings = [spelling.strip() for spelling in self.also_spelled if spelling.strip()]
        return {
            "last_name": self.last_name.strip(),
            "first_name": self.first_name.strip(),
            "civility": self.civility,
            "also_spelled": spellings,
            "note": self.note,
            "search_name": search_words(self.first_name, self.last_name, *spellings),
        }


def search_words(*names: str) -> str:
    """Return the words by which a person is found, each once: « le », « meur » and « lemeur » for « Le Meur »."""
    found = [word for name in names for word in [*words(name), joined(name)] if word]
    parts = [joined(part) for name in names for part in name.split()]
    return f" {' '.join(dict.fromkeys([*found, *filter(None, parts)]))}"[:400]


@transaction.atomic
def create(draft: PersonDraft, *, slug: str = "", by: log.Actor) -> Person:
    """Create a person. NameMissing without a last name. The slug is made from the name unless it is given."""
    if not draft.last_name.strip():
        raise NameMissing
    fields = draft.columns()
    name = f"{fields['first_name']} {fields['last_name']}"
    person = Person.objects.create(slug=slug or free_slug(Person, name), **fields)
    log.record("personne créée", person, by=by)
    return person


@transaction.atomic
def update(person: Person, draft: PersonDraft, *, by: log.Actor) -> Person:
    """Correct what is known of a person; the former spelling of the name still finds it."""
    if not draft.last_name.strip():
        raise NameMissing
    person = Person.objects.select_for_update().get(pk=person.pk)
    fields = draft.columns()
    before = {name: getattr(person, name) for name in fields}
    changes = log.changes_between(before, {name: value for name, value in fields.items() if name != "search_name"})
    if not changes:
        return person
    for name, value in fields.items():
        setattr(person, name, value)
    person.save(update_fields=list(fields))
    log.record("personne corrigée", person, by=by, changes=changes)
    return person


@transaction.atomic
def link_account(person: Person, user: User | None, *, by: log.Actor) -> Person:
    """Tie a person to the login by which they enter, or untie them (None). AccountTaken if it is somebody else's."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    other = Person.objects.filter(user=user).exclude(pk=person.pk).first() if user else None
    if other:
        raise AccountTaken(person=other)
    before, person.user = person.user, user
    person.save(update_fields=["user"])
    log.record(
        "compte rattaché" if user else "compte détaché", person, by=by, changes={"user": [str(before), str(user)]}
    )
    return person
