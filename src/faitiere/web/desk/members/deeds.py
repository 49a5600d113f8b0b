"""What staff do to a membership."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.members.choices import MembershipState
from faitiere.domains.members.models import Membership
from faitiere.domains.members.services import memberships
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.members import forms


class AcceptRequest(Deed):
    """A request becomes a membership."""

    model = Membership
    slug = "accepter"
    rule = "memberships.open"
    label = _("Accepter la demande")
    icon = "check"
    form_class = forms.OpenForm
    refusals: ClassVar[dict[type[BusinessError], str]] = {memberships.AlreadyMember: "starts_on"}

    @classmethod
    def is_offered(cls, target: Membership) -> bool:
        """Offer it for a request."""
        return target.state == MembershipState.REQUESTED

    def get_initial(self) -> dict[str, Any]:
        """Offer the day asked for."""
        return {"starts_on": self.target.starts_on}

    def perform(self, target: Membership, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return memberships.open(target.authority, starts_on=data["starts_on"], by=self.actor)


class RefuseRequest(Deed):
    """A request is refused."""

    model = Membership
    slug = "refuser"
    rule = "memberships.refuse"
    label = _("Refuser la demande")
    icon = "cross"
    is_grave = True
    form_class = forms.RefuseForm
    done = _("La demande est refusée.")

    @classmethod
    def is_offered(cls, target: Membership) -> bool:
        """Offer it for a request."""
        return target.state == MembershipState.REQUESTED

    def perform(self, target: Membership, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return memberships.refuse(target, reason=data["reason"], by=self.actor)

    def get_success_url(self) -> str:
        """Lead to the list after a refusal: the request is no more."""
        return reverse("desk_membership:index")


class EndMembership(Deed):
    """A membership ends."""

    model = Membership
    slug = "terminer"
    rule = "memberships.end"
    label = _("Mettre fin à l’adhésion")
    icon = "cross"
    is_grave = True
    form_class = forms.EndForm
    refusals: ClassVar[dict[type[BusinessError], str]] = {
        memberships.MembershipAlreadyEnded: "on",
        memberships.MembershipEndsBeforeStart: "on",
    }

    @classmethod
    def is_offered(cls, target: Membership) -> bool:
        """Offer it for what is open."""
        return target.state != MembershipState.REQUESTED and target.ends_on is None

    def get_initial(self) -> dict[str, Any]:
        """Offer the business date."""
        return {"on": clock.today()}

    def perform(self, target: Membership, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return memberships.end(target, **data, by=self.actor)
