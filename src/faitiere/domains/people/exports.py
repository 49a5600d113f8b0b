"""What the room hands out: everything known of a person, and rows for spreadsheets."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db import models

from faitiere.domains.people.models import Organization, Person
from faitiere.domains.people.queries import emails_of, held_offices
from faitiere.kernel.audit.models import AuditEntry

Json = dict[str, Any]
PERSON_COLUMNS = ("Civilité", "Prénom", "Nom", "Titre", "Collectivité", "Vu en", "Adresse électronique")
ORGANIZATION_COLUMNS = ("Sigle", "Nom", "Nature", "Pays", "Rattachée à", "Créée le", "Disparue le", "Remplacée par")


def everything(person: Person, *, on: date) -> Json:
    """Return all that is known of a person, in every room, with French labels (GDPR, art. 15 and 20).

    Rows that point at the person are found by the database's own links, so that a room added later is told too. The log
    tells what was done on the record; the names of those who did it are theirs.
    """
    told: Json = {"Établi le": on.isoformat(), "Personne": _row(person)}
    for relation in person._meta.related_objects:
        related = relation.related_model
        if isinstance(relation, models.ManyToManyRel):
            rows = related._default_manager.filter(**{relation.field.name: person})
        else:
            rows = related._default_manager.filter(**{relation.field.name: person.pk})
        label = f"{related._meta.verbose_name_plural} ({relation.field.verbose_name})"
        listed = [{**_row(row), **_mentions(row)} for row in rows.order_by("pk")]
        if listed:
            told[label[0].upper() + label[1:]] = listed
    entries = AuditEntry.objects.filter(target_type__app_label="people", target_type__model="person")
    told["Journal"] = [
        {"le": entry.at.isoformat(), "action": entry.verb, "changements": entry.changes}
        for entry in entries.filter(target_id=str(person.pk)).order_by("pk")
    ]
    return told


def person_rows(people: Iterable[Person], purpose: str, *, on: date) -> Iterator[tuple[str, ...]]:
    """Yield a row for each person: the freshest office of the day and the mailbox for a purpose. Two queries."""
    people = list(people)
    keys = [person.pk for person in people]
    offices, mailboxes = held_offices(keys, on), emails_of(keys, purpose, on)
    for person in people:
        held = offices.get(person.pk, [])
        yield (
            person.get_civility_display(),
            person.first_name,
            person.last_name,
            held[0].title if held else "",
            held[0].office.authority.name if held else "",
            str(held[0].last_seen) if held else "",
            mailboxes.get(person.pk, ""),
        )


def organization_rows(organizations: models.QuerySet[Organization]) -> Iterator[tuple[str | date | None, ...]]:
    """Yield a row for each organisation."""
    for organization in organizations.select_related("country", "parent", "successor"):
        yield (
            organization.acronym,
            organization.name,
            organization.get_kind_display(),
            str(organization.country or ""),
            str(organization.parent or ""),
            organization.starts_on,
            organization.ends_on,
            str(organization.successor or ""),
        )


def _row(row: models.Model) -> Json:
    """Return the fields of a row that say something, under their French labels."""
    said: Json = {}
    for column in row._meta.concrete_fields:
        value = getattr(row, column.name)
        if value in (None, "", []) or column.primary_key or not column.editable:
            continue
        display = getattr(row, f"get_{column.name}_display", None)
        said[str(column.verbose_name)] = _plain(display() if display and column.choices else value)
    return said


def _mentions(row: models.Model) -> Json:
    """Return what sources say of a row, where the room keeps mentions of it."""
    mentions = getattr(row, "mentions", None)
    return {"mentions": [_row(mention) for mention in mentions.all()]} if mentions is not None else {}


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if isinstance(value, bool | int | float | str | list | dict) else str(value)
