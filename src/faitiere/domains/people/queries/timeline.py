"""A life as dated events, for the screens that tell the whole story."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone

from faitiere.domains.people.models import Office, Person, Position
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.periods import PartialDate


@dataclass(frozen=True)
class Event:
    """Something that happened or was seen on a date, told in one French sentence."""

    on: PartialDate
    kind: str
    text: str
    source: str = ""
    note: str = ""
    about: Any = None


def merged(*streams: Iterable[Event]) -> list[Event]:
    """Return the events of several streams, the latest first."""
    events = [event for stream in streams for event in stream]
    return sorted(events, key=lambda event: (event.on.last, event.on.first), reverse=True)


def timeline(person: Person) -> list[Event]:
    """Return what this room knows of a person's life: offices and positions begun, seen, ended. Two queries each."""
    return merged(_office_events(person), _position_events(person))


def audit_events(*targets: Model) -> list[Event]:
    """Return what the log says of some objects, for those who may read it: one query."""
    keys = {(ContentType.objects.get_for_model(target).pk, str(target.pk)) for target in targets}
    rows = AuditEntry.objects.filter(target_id__in=[key for _kind, key in keys])
    return [
        Event(
            on=PartialDate(timezone.localdate(row.at)),
            kind="audit",
            text=f"{row.verb[:1].upper()}{row.verb[1:]} : {row.target_name}",
            source=row.actor_name,
            about=row,
        )
        for row in rows
        if (row.target_type_id, row.target_id) in keys
    ]


def _office_events(person: Person) -> Iterable[Event]:
    for office in Office.objects.filter(person=person).select_related("authority").prefetch_related("mentions"):
        told = f"{office.title}, {office.authority}"
        if office.starts_on:
            yield Event(PartialDate(office.starts_on), "office_started", f"Début : {told}", about=office)
        for mention in office.mentions.all():
            source = f"{mention.source}, {mention.source_page}".strip(", ")
            yield Event(mention.seen, "office_seen", told, source, mention.note, office)
        if office.ends_on:
            yield Event(
                PartialDate(office.ends_on), "office_ended", f"Fin : {told}", note=office.end_reason, about=office
            )


def _position_events(person: Person) -> Iterable[Event]:
    for position in Position.objects.filter(person=person).select_related("organization").prefetch_related("mentions"):
        told = f"{position.title}, {position.organization.name}"
        if position.starts_on:
            yield Event(PartialDate(position.starts_on), "position_started", f"Début : {told}", about=position)
        for mention in position.mentions.all():
            source = f"{mention.source}, {mention.source_page}".strip(", ")
            yield Event(mention.seen, "position_seen", told, source, mention.note, position)
        if position.ends_on:
            yield Event(PartialDate(position.ends_on), "position_ended", f"Fin : {told}", about=position)
