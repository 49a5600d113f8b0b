"""Saves of the Territoires section, through the room's services."""

from collections.abc import Mapping
from typing import Any

from faitiere.domains.territories.models import Authority, Zone
from faitiere.domains.territories.services import authorities, zones
from faitiere.web.desk.kit.editing import ServiceCreate, ServiceEdit
from faitiere.web.desk.kit.fields import only


class CreateAuthority(ServiceCreate):
    """A foreign authority."""

    def create(self, data: Mapping[str, Any]) -> Authority:
        """Call the service."""
        place = authorities.Place(**only(data, "population", "population_year", "website"))
        return authorities.create_foreign(
            data["kind"],
            data["name"],
            country=data["country"],
            geonames_id=data["geonames_id"],
            place=place,
            by=self.user,
        )


class CorrectAuthority(ServiceEdit):
    """A correction of what the register says, or of what was typed."""

    def edit(self, target: Authority, data: Mapping[str, Any]) -> None:
        """Call the service; a new name goes beside the former one, by which it is still found."""
        others = {name: value for name, value in data.items() if name != "name"}
        authorities.rename(target, data["name"], by=self.user)
        authorities.correct(target, by=self.user, **others)


class CreateZone(ServiceCreate):
    """A zone."""

    def create(self, data: Mapping[str, Any]) -> Zone:
        """Call the service."""
        return zones.create(data["slug"], data["name"], order=data["order"], by=self.user)


class RenameZone(ServiceEdit):
    """Another name for a zone."""

    def edit(self, target: Zone, data: Mapping[str, Any]) -> None:
        """Call the service."""
        zones.rename(target, data["name"], by=self.user)
