"""What staff do to a mandate."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from faitiere.domains.mandates.models import Mandate
from faitiere.domains.mandates.services import mandates
from faitiere.domains.mandates.services.judgements import ReasonMissing
from faitiere.domains.mandates.services.turns import SubstituteIsHolder
from faitiere.kernel import clock
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.mandates import forms


class _MandateDeed(Deed):
    """An act on a mandate names its holder and its seat."""

    model = Mandate

    def get_queryset(self) -> Any:
        """Load what names it."""
        return Mandate.objects.told()


class RenewMandate(_MandateDeed):
    """The same holder, for another term."""

    slug = "renouveler"
    rule = "mandates.renew"
    label = _("Renouveler")
    icon = "resubmit"
    form_class = forms.RenewForm
    refusals = {mandates.HeldLater: "on"}

    @classmethod
    def is_offered(cls, target: Mandate) -> bool:
        """Offer it to what holds."""
        return target.is_retained and target.ends_on is None

    def perform(self, target: Mandate, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return mandates.renew(target, **data, by=self.actor)


class NameSubstitute(_MandateDeed):
    """Somebody stands in."""

    slug = "suppleance"
    rule = "mandates.name_substitute"
    label = _("Désigner la suppléance")
    icon = "user"
    form_class = forms.SubstituteForm
    refusals = {SubstituteIsHolder: "substitute"}

    def get_initial(self) -> dict[str, Any]:
        """Show who stands in now."""
        return {"substitute": self.target.substitute}

    def perform(self, target: Mandate, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return mandates.name_substitute(target, data["substitute"], by=self.actor)


class JudgeMandate(_MandateDeed):
    """Two sources disagree: this one is retained."""

    slug = "arbitrer"
    rule = "mandates.judge"
    label = _("Retenir cette version")
    icon = "check"
    explanation = _("Les deux versions restent visibles, avec le motif de l’arbitrage. On peut revenir dessus.")
    form_class = forms.JudgeForm
    refusals = {mandates.MandatesDoNotCompete: "against", ReasonMissing: "reason"}

    @classmethod
    def is_offered(cls, target: Mandate) -> bool:
        """Offer it to what is set aside."""
        return not target.is_retained

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the mandate, for its rivals."""
        return {**super().get_form_kwargs(), "mandate": self.target}

    def perform(self, target: Mandate, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return mandates.judge(target, against=data["against"], reason=data["reason"], on=clock.today(), by=self.actor)


class EndMandate(_MandateDeed):
    """The mandate ends."""

    slug = "terminer"
    rule = "mandates.end"
    label = _("Mettre fin au mandat")
    icon = "cross"
    is_grave = True
    form_class = forms.EndForm
    refusals = {mandates.MandateAlreadyEnded: "on", mandates.MandateEndsBeforeItHolds: "on"}

    @classmethod
    def is_offered(cls, target: Mandate) -> bool:
        """Offer it to what holds."""
        return target.ends_on is None

    def perform(self, target: Mandate, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return mandates.end(target, **data, by=self.actor)
