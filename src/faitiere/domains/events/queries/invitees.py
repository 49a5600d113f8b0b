"""Whom one may invite, with a usable address: the people of a group, people chosen, addresses pasted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models.functions import Lower

from faitiere.domains.groups.models import Group
from faitiere.domains.groups.queries import members_on
from faitiere.domains.mandates.queries import composition
from faitiere.domains.people.choices import ContactKind, ContactPurpose
from faitiere.domains.people.models import ContactPoint, Person
from faitiere.domains.people.queries import mailboxes_of
from faitiere.domains.territories.models import Authority

# What is given for invitations first; a member, or the holder of a mandate, expects to be called to meetings.
PURPOSES = (ContactPurpose.INVITATIONS, ContactPurpose.MANDATE, ContactPurpose.MEMBERSHIP)
_ADDRESS = re.compile(r"[^\s<>,;\"]+@[^\s<>,;\"]+\.[^\s<>,;\"]+")


@dataclass(frozen=True)
class Candidate:
    """Somebody to invite, and in which words they are."""

    person: Person | None
    authority: Authority | None
    email: str
    why: str
    name: str = ""


def addresses(people: Iterable[int], on: date) -> dict[int, str]:
    """Return each person's mailbox for invitations on a day, the most fitting purpose first: one query."""
    return mailboxes_of(people, PURPOSES, on)


def of_group(group: Group, on: date) -> list[Candidate]:
    """Return who leads a group and who follows it for each authority; one that named nobody is invited itself."""
    cards = members_on(group, on)
    found: dict[int, Candidate] = {}
    for standing in composition(group.body, on):
        if standing.person and standing.mandate:
            why = f"{standing.seat.label or standing.seat.get_role_display()} : {group}"
            found.setdefault(standing.person.pk, Candidate(standing.person, standing.mandate.authority, "", why))
    for card in cards:
        for one in card.contacts:
            why = f"suit le groupe pour {card.authority} : {group}"
            found.setdefault(one.person.pk, Candidate(one.person, card.authority, "", why))
    mailboxes = addresses(found, on)
    people = [replace(candidate, email=mailboxes.get(pk, "")) for pk, candidate in found.items()]
    present = {candidate.authority.pk for candidate in people if candidate.authority}
    absent = [card.authority for card in cards if card.authority.pk not in present]
    generic = _generic(absent, on)
    return [*people, *(Candidate(None, one, generic.get(one.pk, ""), f"membre : {group}") for one in absent)]


def _generic(authorities: Iterable[Authority], on: date) -> dict[int, str]:
    """Return the mailbox of each authority itself, nobody's in particular: one query."""
    rows = ContactPoint.objects.filter(authority__in=list(authorities), person=None, kind=ContactKind.EMAIL)
    lasting = [row for row in rows.order_by("collected_on", "pk") if row.ends_on is None or row.ends_on > on]
    return {row.authority_id: row.value for row in lasting if row.authority_id}


def pasted(text: str, on: date) -> tuple[list[Candidate], list[str]]:
    """Return whom pasted lines name, known people by their address, and the lines that name nobody.

    « Jeanne Morel <jeanne@ville.example> », « Jeanne Morel; jeanne@ville.example » or an address alone are understood.
    """
    read: dict[str, str] = {}
    left = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        address = _ADDRESS.search(line)
        if address is None:
            left.append(line)
            continue
        read.setdefault(address[0].lower(), line.replace(address[0], "").strip(' \t<>,;"'))
    rows = ContactPoint.objects.annotate(address=Lower("value")).filter(address__in=read, kind=ContactKind.EMAIL)
    rows = rows.filter(person__in=Person.objects.current()).select_related("person", "authority")
    known = {row.value.lower(): row for row in rows.order_by("pk") if row.ends_on is None or row.ends_on > on}
    candidates = []
    for email, name in read.items():
        if row := known.get(email):
            candidates.append(Candidate(row.person, row.authority, email, "ajoutée à la main"))
        elif name:
            candidates.append(Candidate(None, None, email, "ajoutée à la main", name))
        else:
            left.append(email)
    return candidates, left
