"""Addresses that no longer answer, and who holds the office now of somebody who has left."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from faitiere.domains.people.choices import ContactKind, OfficeKind
from faitiere.domains.people.models import ContactPoint, Office, Person
from faitiere.domains.people.queries.offices import offices_in_force
from faitiere.kernel.mail.addresses import hashed
from faitiere.kernel.mail.models import BounceReport, Cause, Suppression
from faitiere.kernel.mail.suppressions import EVERYTHING


@dataclass(frozen=True)
class Silence:
    """An address to which bulk mail no longer goes, or whose holder is said to have left."""

    contact: ContactPoint
    since: datetime | None
    why: str
    said: str = ""
    has_left: bool = False


def silences(person: Person) -> list[Silence]:
    """Return the addresses in use of a person that no longer answer: three queries."""
    contacts = {hashed(one.value): one for one in person.contacts.filter(kind=ContactKind.EMAIL, ends_on=None)}
    held = {one.address_hash: one for one in Suppression.objects.filter(address_hash__in=contacts, scope=EVERYTHING)}
    reports: dict[str, BounceReport] = {}
    for report in BounceReport.objects.filter(address_hash__in=contacts).order_by("received_at", "pk"):
        if report.address_hash in held or report.cause == Cause.HAS_LEFT:
            reports[report.address_hash] = report
    return [
        _silence(contact, held.get(digest), reports.get(digest))
        for digest, contact in contacts.items()
        if digest in held or digest in reports
    ]


def successors(person: Person, on: date) -> QuerySet[Office]:
    """Return the offices in force that others hold where this person held the same one: the head, or the same title."""
    same = Q(pk=None)
    for office in person.offices.all():
        is_same = Q(kind=OfficeKind.HEAD) if office.kind == OfficeKind.HEAD else Q(title__iexact=office.title)
        same |= Q(is_same, authority=office.authority_id)
    others = offices_in_force(on).filter(same).exclude(person=person)
    return others.select_related("person", "authority").order_by("-starts_on", "pk")


def _silence(contact: ContactPoint, held: Suppression | None, report: BounceReport | None) -> Silence:
    said = f"{report.status} {report.reason}".strip() if report else ""
    has_left = bool(report and report.cause == Cause.HAS_LEFT)
    if held:
        return Silence(contact, held.since, held.get_reason_display(), said, has_left)
    return Silence(contact, report.received_at if report else None, str(Cause.HAS_LEFT.label), said, has_left)
