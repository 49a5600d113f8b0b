"""Who may do what with persons, organisations, addresses and corrections; and the grammar of titles."""

from collections.abc import Callable
from typing import Any

from faitiere.domains.people.models import ContactPoint, Person

Predicate = Callable[..., bool]


def is_staff(actor: Any) -> bool:
    """Let the network's staff, and the program acting by itself."""
    return bool(actor.is_active and actor.is_staff)


def person_of(actor: Any) -> Person | None:
    """Return the person behind a login."""
    return Person.objects.current().filter(user_id=actor.pk).first() if actor.pk else None


def is_oneself(actor: Any, person: Person) -> bool:
    """Let the person of the record."""
    return bool(actor.is_active and actor.pk and person.user_id == actor.pk)


def is_contact_of(actor: Any, authority: Any) -> bool:
    """Let whoever the authority gave as its contact, or holds an office in it, as long as that lasts."""
    person = person_of(actor) if actor.is_active else None
    if person is None or authority is None:
        return False
    contacts = ContactPoint.objects.filter(person=person, authority=authority, ends_on=None)
    return contacts.exists() or person.offices.filter(authority=authority, ends_on=None).exists()


def is_staff_or_contact(actor: Any, authority: Any) -> bool:
    """Let staff, or a contact of the authority."""
    return is_staff(actor) or is_contact_of(actor, authority)


def is_staff_or_oneself(actor: Any, person: Person) -> bool:
    """Let staff, or the person of the record."""
    return is_staff(actor) or is_oneself(actor, person)


def is_staff_or_its_person(actor: Any, contact: Any) -> bool:
    """Let staff, or the person whose address it is: consent is withdrawn as easily as given (GDPR, art. 7(3))."""
    return is_staff(actor) or bool(contact.person and is_oneself(actor, contact.person))


def is_author(actor: Any, correction: Any) -> bool:
    """Let whoever proposed the correction, or staff."""
    return is_staff(actor) or bool(actor.is_active and actor.pk and correction.author_id == actor.pk)


PERMISSIONS: dict[str, Predicate] = {
    "people.view": is_staff,
    "persons.create": is_staff,
    "persons.update": is_staff,
    "persons.merge": is_staff,
    "persons.erase": is_staff,
    "persons.export": is_staff_or_oneself,
    "offices.state": is_staff,
    "offices.end": is_staff,
    "positions.state": is_staff,
    "positions.end": is_staff,
    "organizations.create": is_staff,
    "organizations.update": is_staff,
    "organizations.merge": is_staff,
    "contacts.add": is_staff,
    "contacts.retire": is_staff_or_its_person,
    "corrections.propose": is_staff_or_contact,
    "corrections.view": is_author,
    "corrections.decide": is_staff,
}
