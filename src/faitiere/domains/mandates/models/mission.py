"""Mission letters and the yearly account that a mission owes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.letters.models import Letter
from faitiere.domains.library.models import LibraryDocument
from faitiere.domains.mandates.choices import MissionLetterState
from faitiere.domains.mandates.models.body import Body
from faitiere.domains.mandates.models.mandate import Mandate


class MissionLetter(models.Model):
    """The letter that confides a mandate, and what came back."""

    mandate = models.ForeignKey(
        Mandate, verbose_name=_("mandat"), on_delete=models.PROTECT, related_name="mission_letters"
    )
    letter = models.OneToOneField(
        Letter, verbose_name=_("lettre"), on_delete=models.PROTECT, related_name="mission_letter"
    )
    state = models.CharField(
        _("état"), max_length=10, choices=MissionLetterState.choices, default=MissionLetterState.ISSUED
    )
    signed_copy = models.ForeignKey(
        LibraryDocument,
        verbose_name=_("exemplaire signé"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    signed_on = models.DateField(_("signée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("lettre de mission")
        verbose_name_plural = _("lettres de mission")
        ordering = ["-letter__issued_on", "-pk"]

    def __str__(self) -> str:
        """Return the letter's number and the mandate."""
        return f"{self.letter} – {self.mandate}"


class MissionReport(models.Model):
    """The account that a mission gives each year to the assembly or the board."""

    mandate = models.ForeignKey(Mandate, verbose_name=_("mandat"), on_delete=models.CASCADE, related_name="reports")
    body = models.ForeignKey(
        Body, verbose_name=_("devant"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(_("dû le"))
    given_on = models.DateField(_("présenté le"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("compte rendu de mission")
        verbose_name_plural = _("comptes rendus de mission")
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["mandate", "due_on"], name="mission_report_due_once")]
