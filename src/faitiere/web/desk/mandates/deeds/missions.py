"""What staff do with the letter and the accounts of a mission."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from faitiere.domains.library.models import LibraryDocument
from faitiere.domains.mandates.choices import MissionLetterState
from faitiere.domains.mandates.models import Mandate, MissionLetter, MissionReport
from faitiere.domains.mandates.services import mission_letters, reports
from faitiere.kernel import clock
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.mandates import forms


class PlanReport(Deed):
    """An account is expected."""

    model = Mandate
    slug = "compte-rendu"
    rule = "reports.plan"
    label = _("Attendre un compte rendu")
    icon = "date"
    form_class = forms.PlanReportForm
    refusals = {reports.ReportGivenTooEarly: "due_on"}

    def get_queryset(self) -> Any:
        """Load what names it."""
        return Mandate.objects.told()

    def perform(self, target: Mandate, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return reports.plan(target, **data, by=self.actor)


class GiveReport(Deed):
    """An account was given."""

    model = MissionReport
    slug = "compte-rendu-presente"
    rule = "reports.give"
    label = _("Compte rendu présenté")
    icon = "check"
    form_class = forms.GiveReportForm
    refusals = {reports.ReportAlreadyGiven: "on", reports.ReportGivenTooEarly: "on"}

    def get_initial(self) -> dict[str, Any]:
        """Offer the business date."""
        return {"on": clock.today()}

    def owner(self) -> Model:
        """Return the mandate."""
        return self.target.mandate  # type: ignore[no-any-return]

    def perform(self, target: MissionReport, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return reports.give(target, **data, by=self.actor)


class ReceiveSigned(Deed):
    """The signed copy came back."""

    model = MissionLetter
    slug = "exemplaire-signe"
    rule = "mission_letters.receive_signed"
    label = _("Recevoir l’exemplaire signé")
    icon = "upload"
    form_class = forms.SignedForm
    refusals = {mission_letters.SignedBeforeIssued: "on"}

    @classmethod
    def is_offered(cls, target: MissionLetter) -> bool:
        """Offer it as long as it is waited for."""
        return target.state == MissionLetterState.ISSUED

    def get_initial(self) -> dict[str, Any]:
        """Offer the business date."""
        return {"on": clock.today()}

    def owner(self) -> Model:
        """Return the mandate."""
        return self.target.mandate  # type: ignore[no-any-return]

    def perform(self, target: MissionLetter, data: Mapping[str, Any]) -> Any:
        """Keep the file in the library, then call the service."""
        title = _("Lettre de mission %(letter)s, exemplaire signé") % {"letter": target.letter}
        copy = LibraryDocument.objects.create(title=title, file=data["file"], uploaded_by_user=self.request.user)
        return mission_letters.receive_signed(target, copy, on=data["on"], by=self.actor)
