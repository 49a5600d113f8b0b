"""Erasing a person, as far as the law asks and allows."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from faitiere.domains.people.models import Correction, Person
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

ERASED_NAME = "Personne effacée"


class AlreadyErased(BusinessError):
    """Nothing is left to erase."""

    message = "Cette personne a déjà été effacée le {on:%d/%m/%Y}."


def has_public_record(person: Person) -> bool:
    """Tell whether somebody holds or held an elected office: a fact of public record."""
    return person.offices.exists()


@transaction.atomic
def erase(person: Person, *, reason: str, by: log.Actor, now: datetime, name_too: bool = False) -> Person:
    """Erase the personal data of a person; AlreadyErased the second time.

    The rule (GDPR, art. 17). What the network holds for its own use goes at once: addresses, other spellings, internal
    notes, the tie with the login, what corrections said of them. The name of somebody who holds or held an elected
    office stays beside that office and the mandates that rest on it: these are facts of public record, kept for the
    freedom of information and for archives in the public interest (art. 17(3)(a) and (d), art. 89; Code du patrimoine,
    art. L211-2). Anybody else loses the name too. `name_too` takes the name away from an elected official as well, when
    the network grants a request to object (art. 21): the mandates then stay, held by « Personne effacée ». The log says
    that it was done, by whom and why, and forgets what its rows said of the person.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.erased_at:
        raise AlreadyErased(on=person.erased_at)
    person.contacts.all().delete()
    Correction.objects.filter(Q(person=person) | Q(office__person=person)).update(
        old_value="", new_value="", comment="", details={}
    )
    person.also_spelled, person.note, person.user, person.erased_at = [], "", None, now
    if name_too or not has_public_record(person):
        person.first_name, person.last_name = "", ERASED_NAME
        person.slug, person.search_name = f"personne-{person.pk}", ""
    person.save()
    log.forget(person)
    log.record("personne effacée", person, by=by, changes={"reason": ["", reason]})
    return person
