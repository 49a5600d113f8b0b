"""Who is behind an address, and what it receives."""

from collections.abc import Collection

from django.db.models.functions import Lower

from faitiere.domains.newsletters.models import Newsletter, Subscription
from faitiere.domains.people.choices import ContactKind
from faitiere.domains.people.models import ContactPoint, Person
from faitiere.kernel.mail import suppressions
from faitiere.kernel.mail.addresses import normalised
from faitiere.kernel.mail.models import Dispatch


def person_at(address: str) -> Person | None:
    """Return the one person who uses an address; nobody when several share it."""
    found = Person.objects.current().filter(
        contacts__kind=ContactKind.EMAIL, contacts__value__iexact=address, contacts__ends_on=None
    )
    people = list(found.distinct()[:2])
    return people[0] if len(people) == 1 else None


def people_at(addresses: Collection[str]) -> dict[str, int]:
    """Return, for the addresses that one person alone uses, the key of that person: one query."""
    rows = ContactPoint.objects.filter(kind=ContactKind.EMAIL, ends_on=None, person__isnull=False)
    used = rows.annotate(lower=Lower("value")).filter(lower__in=[address.lower() for address in addresses])
    users: dict[str, set[int]] = {}
    for address, person in used.values_list("lower", "person_id"):
        users.setdefault(address, set()).add(person)
    return {address: next(iter(people)) for address, people in users.items() if len(people) == 1}


def addresses_of(person: Person | None, login: str) -> list[str]:
    """Return the addresses that are somebody’s alone: the one they sign in with, then those that only they use."""
    found = [normalised(login)]
    if person is not None:
        contacts = person.contacts.filter(kind=ContactKind.EMAIL, ends_on=None).order_by("pk")
        found += [normalised(contact.value) for contact in contacts if person_at(contact.value) == person]
    return list(dict.fromkeys(found))


def received_at(address: str) -> list[tuple[Newsletter, bool]]:
    """Return the letters one may receive, and whether an address does."""
    address = normalised(address)
    active = set(Subscription.objects.active().at(address).values_list("newsletter", flat=True))
    # Whom an audience means receives a letter that they never subscribed to.
    sent = set(Dispatch.objects.filter(address=address).values_list("mailing__stream", flat=True).distinct())
    return [
        (
            newsletter,
            (newsletter.pk in active or newsletter.stream in sent)
            and not suppressions.held([address], stream=newsletter.stream),
        )
        for newsletter in Newsletter.objects.filter(is_open=True)
    ]


def masked(address: str) -> str:
    """Return an address that only its holder recognises: « c•••@valmont.example ». A letter may be forwarded."""
    local, _at, domain = address.partition("@")
    return f"{local[:1]}•••@{domain}"
