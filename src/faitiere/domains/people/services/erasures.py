"""Erasing a person, as far as the law asks and allows."""

from datetime import datetime, timedelta
from typing import Protocol

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from faitiere.domains.accounts.services import logins
from faitiere.domains.library.queries import identity
from faitiere.domains.people import messages
from faitiere.domains.people.choices import ContactKind
from faitiere.domains.people.models import Correction, Person, PersonMerge
from faitiere.domains.people.queries.erasures import ASKED, asked_on
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail import outbox
from faitiere.kernel.mail.bounces import intake


class Forget(Protocol):
    """What a higher room does for whoever is erased, while the name and the addresses are still known."""

    def __call__(self, person: Person, *, by: log.Actor, now: datetime) -> None:
        """Forget."""


ANSWERED_WITHIN = timedelta(days=30)
ERASED_NAME = "Personne effacée"

_ALSO: list[Forget] = []


class AlreadyAsked(BusinessError):
    """The staff have not answered yet."""

    message = "Votre demande du {on:%d/%m/%Y} est en cours d’examen. L’équipe vous répond dans le mois."


class AlreadyErased(BusinessError):
    """Nothing is left to erase."""

    message = "Cette personne a déjà été effacée le {on:%d/%m/%Y}."


def also(forget: Forget) -> None:
    """Let a higher room, which this one does not know, forget in the same transaction; said once, when it is ready."""
    if forget not in _ALSO:
        _ALSO.append(forget)


def has_public_record(person: Person) -> bool:
    """Tell whether somebody holds or held an elected office: a fact of public record."""
    return person.offices.exists()


@transaction.atomic
def request(person: Person, *, reason: str, by: log.Actor, now: datetime) -> None:
    """Ask the staff to erase a person; AlreadyAsked during the month in which they answer.

    Whoever holds or held an office or a mandate cannot be erased without somebody looking: the staff answer within a
    month (GDPR, art. 12(3)).
    """
    asked = asked_on(person)
    if asked and timezone.localdate(now) < asked + ANSWERED_WITHIN:
        raise AlreadyAsked(on=asked)
    log.record(ASKED, person, by=by, changes={"reason": ["", reason]}, at=now)
    network = identity()
    if network.email:
        draft = messages.erasure_requested(person, reason=reason, recipient=network.email, sender_name=network.name)
        outbox.post(draft, key=f"people.erasure_requested.{person.pk}.{now:%Y%m%d%H%M%S}", now=now)


@transaction.atomic
def erase(person: Person, *, reason: str, by: log.Actor, now: datetime, name_too: bool = False) -> Person:
    """Erase the personal data of a person; AlreadyErased the second time.

    The rule (GDPR, art. 17). What the network holds for its own use goes at once: addresses, other spellings,
    internal notes, the login with its keys and letters, what corrections said of them. The name of somebody who holds
    or held an elected office stays beside that office and the mandates that rest on it: these are facts of public
    record, kept for the freedom of information and for archives in the public interest (art. 17(3)(a) and (d), art.
    89; Code du patrimoine, art. L211-2). Anybody else loses the name too. `name_too` takes the name away from an
    elected official as well, when the network grants a request to object (art. 21): the mandates then stay, held by «
    Personne effacée ». The log says that it was done, by whom and why, and forgets what its rows said of the person.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.erased_at:
        raise AlreadyErased(on=person.erased_at)
    for forget in _ALSO:
        forget(person, by=by, now=now)
    login = person.user
    for address in person.contacts.filter(kind=ContactKind.EMAIL).values_list("value", flat=True):
        outbox.forget(address)
        intake.forget(address)
    person.contacts.all().delete()
    Correction.objects.filter(Q(person=person) | Q(office__person=person)).update(
        old_value="", new_value="", comment="", details={}
    )
    person.also_spelled, person.note, person.user, person.erased_at = [], "", None, now
    if name_too or not has_public_record(person):
        person.first_name, person.last_name = "", ERASED_NAME
        person.slug, person.search_name = f"personne-{person.pk}", ""
    person.save()
    _erase_duplicates(person, now)
    if login:
        logins.erase(login, by=by)
    log.forget(person)
    log.record("personne effacée", person, by=by, changes={"reason": ["", reason]})
    return person


def _erase_duplicates(person: Person, now: datetime) -> None:
    """Empty the rows that were merged into this one: they still spell the name, and a merge keeps what it moved."""
    for duplicate in Person.objects.filter(merged_into=person, erased_at=None):
        duplicate.first_name, duplicate.last_name, duplicate.search_name = "", ERASED_NAME, ""
        duplicate.also_spelled, duplicate.note, duplicate.erased_at = [], "", now
        duplicate.slug = f"personne-{duplicate.pk}"
        duplicate.save()
        log.forget(duplicate)
    PersonMerge.objects.filter(kept=person).update(reason="", moves=[])
