"""Partner organisations: created, corrected, merged."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db import transaction

from faitiere.domains.people.choices import OrganizationKind
from faitiere.domains.people.models import Organization
from faitiere.domains.territories.models import Country
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.words import free_slug


class OrganizationNameMissing(BusinessError):
    """An organisation has a name."""

    message = "Indiquez le nom de l’organisation."


class OrganizationAlreadyGone(BusinessError):
    """An organisation disappears once."""

    message = "{organization} a déjà disparu le {on:%d/%m/%Y}."


class MergedIntoItself(BusinessError):
    """An organisation does not replace itself."""

    message = "Une organisation ne peut pas se remplacer elle-même."


@dataclass(frozen=True)
class OrganizationDraft:
    """What is known of an organisation."""

    name: str
    kind: str = OrganizationKind.OTHER
    acronym: str = ""
    country: Country | None = None
    parent: Organization | None = None
    also_spelled: tuple[str, ...] = ()
    description: str = ""
    website: str = ""
    starts_on: date | None = None
    source: str = ""

    def columns(self) -> dict[str, Any]:
        """Return the columns."""
        said = {column.name: getattr(self, column.name) for column in fields(self)}
        return {**said, "name": self.name.strip(), "also_spelled": list(self.also_spelled)}


@transaction.atomic
def create(draft: OrganizationDraft, *, slug: str = "", by: log.Actor) -> Organization:
    """Create an organisation. OrganizationNameMissing."""
    if not draft.name.strip():
        raise OrganizationNameMissing
    slug = slug or free_slug(Organization, draft.acronym or draft.name)
    organization = Organization.objects.create(slug=slug, **draft.columns())
    log.record("organisation créée", organization, by=by)
    return organization


@transaction.atomic
def update(organization: Organization, draft: OrganizationDraft, *, by: log.Actor) -> Organization:
    """Correct what is known of an organisation. OrganizationNameMissing."""
    if not draft.name.strip():
        raise OrganizationNameMissing
    organization = Organization.objects.select_for_update().get(pk=organization.pk)
    columns = draft.columns()
    changes = log.changes_between({name: getattr(organization, name) for name in columns}, columns)
    for name, value in columns.items():
        setattr(organization, name, value)
    organization.save(update_fields=list(columns))
    if changes:
        log.record("organisation corrigée", organization, by=by, changes=changes)
    return organization


@transaction.atomic
def merge(merged: Sequence[Organization], *, into: Organization, on: date, by: log.Actor) -> Organization:
    """Close organisations on a day and name the one that replaces them from that day.

    They keep their rows: what was signed with them before that day stays theirs, `queries.organization_on` answers for
    the rest. The successor starts that day unless it existed before. OrganizationAlreadyGone, MergedIntoItself.
    """
    keys = [organization.pk for organization in merged]
    if into.pk in keys:
        raise MergedIntoItself
    into = Organization.objects.select_for_update().get(pk=into.pk)
    for organization in Organization.objects.select_for_update().filter(pk__in=keys):
        if organization.ends_on:
            raise OrganizationAlreadyGone(organization=organization.name, on=organization.ends_on)
        organization.ends_on, organization.successor = on, into
        organization.save(update_fields=["ends_on", "successor"])
        changes = {"ends_on": [None, str(on)], "successor": [None, into.name]}
        log.record("organisation fusionnée", organization, by=by, changes=changes)
    if into.starts_on is None:
        into.starts_on = on
        into.save(update_fields=["starts_on"])
    return into
