"""How to reach people, for which purpose."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from faitiere.domains.people.choices import ContactKind
from faitiere.domains.people.models import ContactPoint, Person
from faitiere.domains.territories.models import Authority


def contacts_of(authority: Authority, on: date) -> QuerySet[ContactPoint]:
    """Return the addresses of an authority that may be used on a day, its people's included."""
    return (
        ContactPoint.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), authority=authority)
        .select_related("person")
        .order_by("person__last_name", "pk")
    )


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
