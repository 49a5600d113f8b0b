"""Who is reached, at which address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from faitiere.domains.audiences.models import Audience
from faitiere.domains.audiences.queries.explaining import Explanation, explained
from faitiere.domains.audiences.queries.selecting import lines_of, people
from faitiere.domains.audiences.queries.trees import Line
from faitiere.domains.people.choices import ContactPurpose
from faitiere.domains.people.models import Person
from faitiere.domains.people.queries import mailboxes_of
from faitiere.domains.territories.models import Authority

TO_INVITE = (ContactPurpose.INVITATIONS, ContactPurpose.MANDATE, ContactPurpose.MEMBERSHIP)
AT_ONCE = 500


@dataclass(frozen=True)
class Recipient:
    """Somebody an audience means: for which authority, at which address ("" when none may be used), and why.

    `also` are the people who share the address: one message reaches them all.
    """

    person: Person
    authority: Authority | None
    email: str
    why: str
    also: tuple[Person, ...] = ()


@dataclass(frozen=True)
class Reach:
    """What a list of recipients amounts to."""

    people: int
    addresses: int
    without_address: list[Recipient]
    sharing: list[Recipient]


def recipients(audience: Audience, *, on: date, purposes: Sequence[ContactPurpose] = TO_INVITE) -> list[Recipient]:
    """Return whom an audience means on a day, by name, once for each address; those without one stay, reported.

    The address is one collected for the first purpose, else for the next ones, as `people.queries.mailboxes_of` allows.
    """
    return recipients_of(lines_of(audience), on=on, purposes=purposes)


def recipients_of(
    lines: Sequence[Line], *, on: date, purposes: Sequence[ContactPurpose] = TO_INVITE
) -> list[Recipient]:
    """Return the same for lines that are not saved."""
    return merged(list(explained_people(lines, on=on, purposes=purposes)))


def explained_people(
    lines: Sequence[Line], *, on: date, purposes: Sequence[ContactPurpose] = TO_INVITE
) -> Iterator[Recipient]:
    """Yield everybody, one by one, addresses shared or not, a constant number of queries for some hundreds."""
    everybody = people(lines, on).iterator(chunk_size=AT_ONCE)
    while some := list(islice(everybody, AT_ONCE)):
        yield from told(some, lines, on=on, purposes=purposes)


def told(
    some: Sequence[Person], lines: Sequence[Line], *, on: date, purposes: Sequence[ContactPurpose] = TO_INVITE
) -> list[Recipient]:
    """Return each of these people with the address and the reason."""
    keys = [person.pk for person in some]
    why, mailboxes = explained(keys, lines, on), mailboxes_of(keys, purposes, on)
    nothing = Explanation()
    return [
        Recipient(
            person=person,
            authority=why.get(person.pk, nothing).authority,
            email=mailboxes.get(person.pk, ""),
            why=why.get(person.pk, nothing).why,
        )
        for person in some
    ]


def merged(found: Sequence[Recipient]) -> list[Recipient]:
    """Return one recipient for each address, the first; the others who share it are `also`."""
    kept: dict[str, Recipient] = {}
    for number, one in enumerate(found):
        key = one.email.casefold() or f"{number}"
        first = kept.get(key)
        kept[key] = one if first is None else replace(first, also=(*first.also, one.person))
    return list(kept.values())


def reach(found: Sequence[Recipient]) -> Reach:
    """Return how many people and addresses, and who has none or shares one."""
    return Reach(
        people=sum(1 + len(one.also) for one in found),
        addresses=sum(1 for one in found if one.email),
        without_address=[one for one in found if not one.email],
        sharing=[one for one in found if one.also],
    )
