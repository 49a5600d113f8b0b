"""Letters as they left, numbered without gaps and never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.letters.models.template import LetterTemplate


class LetterYear(models.Model):
    """The last number given in a year. Its row is locked while a letter is made, so that numbers have no gap."""

    year = models.PositiveSmallIntegerField(_("année"), primary_key=True)
    last_sequence = models.PositiveIntegerField(_("dernier rang donné"), default=0)

    class Meta:
        verbose_name = _("compteur de courriers")
        verbose_name_plural = _("compteurs de courriers")
        ordering = ["year"]

    def __str__(self) -> str:
        """Return « 2024 : 15 »."""
        return f"{self.year} : {self.last_sequence}"


class Letter(models.Model):
    """An issued letter: its number, the data it was made from, its files. A new version replaces it, with a reason.

    The database itself refuses to change a row (trigger of migration 0004).
    """

    year = models.PositiveSmallIntegerField(_("année"))
    sequence = models.PositiveIntegerField(_("rang dans l’année"))
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    template = models.ForeignKey(
        LetterTemplate, verbose_name=_("modèle"), on_delete=models.PROTECT, related_name="letters"
    )
    subject = models.CharField(_("objet"), max_length=250)
    recipient = models.CharField(_("destinataire"), max_length=250)
    issued_on = models.DateField(_("datée du"))
    issued_at = models.DateTimeField(_("émise le"))
    issued_by = models.CharField(_("émise par"), max_length=150)
    content = models.JSONField(_("données et texte figés"))
    pdf = models.FileField(
        _("PDF"), upload_to="letters/%Y/", blank=True, help_text=_("Absent d’une lettre faite d’un modèle Word seul.")
    )
    docx = models.FileField(_("Word"), upload_to="letters/%Y/")
    pdf_sha256 = models.CharField(_("empreinte du PDF"), max_length=64, blank=True)
    docx_sha256 = models.CharField(_("empreinte du Word"), max_length=64)
    replaces = models.OneToOneField(
        "self",
        verbose_name=_("remplace"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaced_by",
    )
    reason = models.CharField(_("motif de la nouvelle version"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("courrier")
        verbose_name_plural = _("courriers")
        ordering = ["-year", "-sequence", "-version"]
        constraints = [
            # The number is unique; gaps are prevented by taking it inside the transaction that writes the row.
            models.UniqueConstraint(fields=["year", "sequence", "version"], name="letter_number_once"),
        ]

    def __str__(self) -> str:
        """Return « 2024-001 », or « 2024-001 v2 »."""
        number = f"{self.year}-{self.sequence:03d}"
        return number if self.version == 1 else f"{number} v{self.version}"
