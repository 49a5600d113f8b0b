"""Saves of the Personnes section, through the room's services."""

from collections.abc import Mapping
from typing import Any

from faitiere.domains.people.models import Organization, Person
from faitiere.domains.people.services import organizations, persons
from faitiere.web.desk.kit.editing import ServiceCreate, ServiceEdit


class CreatePerson(ServiceCreate):
    """A new person."""

    def create(self, data: Mapping[str, Any]) -> Person:
        """Call the service."""
        return persons.create(persons.PersonDraft(**data), by=self.user)


class UpdatePerson(ServiceEdit):
    """A corrected person."""

    def edit(self, target: Person, data: Mapping[str, Any]) -> None:
        """Call the service."""
        persons.update(target, persons.PersonDraft(**data), by=self.user)


class CreateOrganization(ServiceCreate):
    """A new organisation."""

    def create(self, data: Mapping[str, Any]) -> Organization:
        """Call the service."""
        return organizations.create(organizations.OrganizationDraft(**data), by=self.user)


class UpdateOrganization(ServiceEdit):
    """A corrected organisation."""

    def edit(self, target: Organization, data: Mapping[str, Any]) -> None:
        """Call the service."""
        organizations.update(target, organizations.OrganizationDraft(**data), by=self.user)
