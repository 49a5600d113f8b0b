"""How to reach people, for which purpose."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from faitiere.domains.people.choices import ContactKind, LegalBasis
from faitiere.domains.people.models import ContactPoint, Person
from faitiere.domains.people.rules.audiences import is_shown_in_groups
from faitiere.domains.territories.models import Authority


def contacts_of(authority: Authority, on: date) -> QuerySet[ContactPoint]:
    """Return the addresses of an authority that may be used on a day, its people's included."""
    return (
        ContactPoint.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), authority=authority)
        .select_related("person")
        .order_by("person__last_name", "pk")
    )


def shown_in_groups(people: Iterable[int], on: date) -> dict[int, list[ContactPoint]]:
    """Return the addresses of each person that those who take part in the same groups see on a day: one query."""
    rows = ContactPoint.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), person_id__in=list(people))
    found: dict[int, dict[tuple[str, str], ContactPoint]] = defaultdict(dict)
    for contact in rows.order_by("kind", "pk"):
        if contact.person_id and is_shown_in_groups(contact):
            # The same address given for two purposes is shown once.
            found[contact.person_id].setdefault((contact.kind, contact.value), contact)
    return {person: list(contacts.values()) for person, contacts in found.items()}


def emails_of(people: Iterable[int], purpose: str, on: date) -> dict[int, str]:
    """Return each person's mailbox for a purpose on a day, the latest collected: one query."""
    rows = ContactPoint.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=on), person_id__in=list(people), kind=ContactKind.EMAIL, purpose=purpose
    )
    ordered = rows.order_by("collected_on", "pk").values_list("person_id", "value")
    return {person: value for person, value in ordered if person is not None}


def email_of(person: Person, purpose: str, on: date) -> str:
    """Return a person's mailbox for a purpose on a day, "" when there is none."""
    return emails_of([person.pk], purpose, on).get(person.pk, "")


def mailboxes_of(people: Iterable[int], purposes: Sequence[str], on: date) -> dict[int, str]:
    """Return each person's mailbox for the first purpose that has one on a day: one query.

    What was collected for a later purpose serves the first one too, unless it rests on consent, which is given for one
    purpose only, or the person's address for the first purpose was retired: that is heard as a refusal.
    """
    rows = ContactPoint.objects.filter(person_id__in=list(people), kind=ContactKind.EMAIL, purpose__in=purposes)
    found: dict[int, dict[str, ContactPoint]] = defaultdict(dict)
    refused: set[int] = set()
    for contact in rows.order_by("collected_on", "pk"):
        if contact.person_id is None:
            continue
        if contact.ends_on is not None and contact.ends_on <= on:
            refused |= {contact.person_id} if contact.purpose == purposes[0] else set()
        elif contact.purpose == purposes[0] or contact.legal_basis != LegalBasis.CONSENT:
            found[contact.person_id][contact.purpose] = contact
    chosen = {
        person: next((known[purpose].value for purpose in purposes if purpose in known), "")
        for person, known in found.items()
        if purposes[0] in known or person not in refused
    }
    return {person: value for person, value in chosen.items() if value}
