"""What staff do to an authority or a country."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from faitiere.domains.territories.models import Authority, Country
from faitiere.domains.territories.services import authorities, countries
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.territories import forms


class AddName(Deed):
    """Another name under which people look for it."""

    model = Authority
    slug = "autre-nom"
    rule = "authorities.add_name"
    label = _("Ajouter un autre nom")
    icon = "plus"
    form_class = forms.NameForm

    def perform(self, target: Authority, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return authorities.add_name(target, data["name"], by=self.actor)


class MergeAuthority(Deed):
    """Another authority succeeds it."""

    model = Authority
    slug = "reunir"
    rule = "authorities.merge"
    label = _("Réunir à une autre")
    icon = "resubmit"
    explanation = _("La fiche reste, avec sa fin : tout ce qui s’y rapporte garde son histoire.")
    form_class = forms.SuccessorForm
    refusals: ClassVar[dict[type[BusinessError], str]] = {authorities.OwnSuccessor: "into"}

    @classmethod
    def is_offered(cls, target: Authority) -> bool:
        """Offer it as long as the authority stands."""
        return target.ends_on is None

    def perform(self, target: Authority, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return authorities.merge(target, data["into"], on=data["on"], by=self.actor)


class AssignZone(Deed):
    """The zone under which a country is filed."""

    model = Country
    slug = "zone"
    rule = "countries.assign_zone"
    label = _("Changer de zone")
    icon = "globe"
    form_class = forms.CountryZoneForm

    def get_initial(self) -> dict[str, Any]:
        """Show the present one."""
        return {"zone": self.target.zone_id}

    def perform(self, target: Country, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return countries.assign_zone(target, data["zone"], by=self.actor)
