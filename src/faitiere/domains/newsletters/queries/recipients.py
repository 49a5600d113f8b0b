"""To whom an issue goes: those whom its audience means, and those who subscribed; fewer those who are left alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice

from django.db.models import Q
from django.utils import timezone

from faitiere.domains.audiences.queries import explained_people, lines_of
from faitiere.domains.members.models import Membership
from faitiere.domains.newsletters.choices import Variant
from faitiere.domains.newsletters.models import Issue, Subscription
from faitiere.domains.newsletters.queries import addresses, links
from faitiere.domains.people.choices import ContactPurpose, LegalBasis
from faitiere.domains.people.models import ContactPoint, Office, Person
from faitiere.domains.people.queries import titles_on
from faitiere.domains.people.rules import titles
from faitiere.domains.territories.models import Authority
from faitiere.kernel.mail import suppressions
from faitiere.kernel.mail.addresses import normalised
from faitiere.kernel.mail.mailings import Addressee

PURPOSES = (ContactPurpose.NEWSLETTER, ContactPurpose.MEMBERSHIP, ContactPurpose.MANDATE)
AT_ONCE = 500


@dataclass(frozen=True)
class Meant:
    """Somebody an issue is meant for, and why, before anything was looked up."""

    address: str
    why: str
    name: str = ""
    person: Person | None = None
    authority: Authority | None = None


def addressees(issue: Issue, *, now: datetime) -> Iterator[Addressee]:
    """Yield everybody an issue goes to, some hundreds in memory at a time; an address may come twice.

    Those whom the audience means come first, with the reason and the authority; then the subscriptions. Whoever left,
    objected, complained, or no longer answers is not among them.
    """
    everybody = chain(_audience(issue), _subscribed(issue))
    while batch := list(islice(everybody, AT_ONCE)):
        held = suppressions.held((one.address for one in batch), stream=issue.newsletter.stream)
        yield from _told(issue, [one for one in batch if one.address not in held], now)


def _audience(issue: Issue) -> Iterator[Meant]:
    if issue.audience is None:
        return
    for found in explained_people(lines_of(issue.audience), on=issue.dated_on, purposes=PURPOSES):
        if found.email:
            why = f"Vous recevez cette lettre au titre de vos fonctions : {found.why}."
            yield Meant(normalised(found.email), why, str(found.person), found.person, found.authority)


def _subscribed(issue: Issue) -> Iterator[Meant]:
    rows = Subscription.objects.active().filter(newsletter=issue.newsletter).exclude(address="")
    for row in rows.select_related("person").order_by("pk").iterator(chunk_size=AT_ONCE):
        yield Meant(row.address, _why(row), str(row.person) if row.person else row.name, row.person)


def _why(row: Subscription) -> str:
    if row.basis == LegalBasis.LEGITIMATE_INTEREST:
        return f"Vous recevez cette lettre au titre de vos fonctions ({row.source})."
    on = timezone.localdate(row.confirmed_at or row.asked_at)
    return f"Vous recevez cette lettre parce que vous l’avez demandée le {on:%d/%m/%Y}."


def _told(issue: Issue, batch: Sequence[Meant], now: datetime) -> Iterator[Addressee]:
    """Look up, a few queries for the batch, how each is addressed and which variant they read."""
    on = issue.dated_on
    people = {one.person.pk for one in batch if one.person}
    ties = _ties(people, on)
    members = _members((authority.pk for tied in ties.values() for authority in tied), on)
    spoken = {one: one.authority or next(iter(ties.get(one.person.pk, [])), None) for one in batch if one.person}
    keys = {one: (one.person.pk, held.pk if held else None) for one, held in spoken.items() if one.person}
    held_titles = titles_on(keys.values(), on)
    for one in batch:
        civility = one.person.civility if one.person else ""
        salutation = titles.form_of_address(civility, held_titles.get(keys[one], "") if one in keys else "")
        authority = spoken.get(one)
        tied = ties.get(one.person.pk, []) if one.person else []
        is_member = any(authority.pk in members for authority in tied)
        yield Addressee(
            address=one.address,
            name=one.name,
            variant=Variant.MEMBER if is_member else Variant.OTHER,
            values={
                "salutation": salutation,
                "name": one.name,
                "authority": authority.name if authority else "",
                "why": one.why,
                "web_url": addresses.issue(issue),
                "preferences_url": links.preferences(one.address, now=now),
                "unsubscribe_url": links.unsubscribe(one.address, issue.newsletter, now=now),
            },
        )


def _ties(people: Iterable[int], on: date) -> dict[int, list[Authority]]:
    """Return the authorities that people are elected in, or contacts of, on a day: two queries."""
    lasting = Q(ends_on=None) | Q(ends_on__gt=on)
    people = list(people)
    offices = Office.objects.filter(lasting, person__in=people).select_related("authority").order_by("pk")
    contacts = ContactPoint.objects.filter(lasting, person__in=people, authority__isnull=False).order_by("pk")
    rows: Iterator[Office | ContactPoint] = chain(offices, contacts.select_related("authority"))
    found: dict[int, list[Authority]] = {}
    for row in rows:
        if row.person_id and row.authority and row.authority not in (tied := found.setdefault(row.person_id, [])):
            tied.append(row.authority)
    return found


def _members(authorities: Iterable[int], on: date) -> set[int]:
    rows = Membership.objects.in_force(on).filter(authority__in=set(authorities))
    return set(rows.values_list("authority_id", flat=True))
