"""Letters as they left, numbered without gaps and never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.letters.models.template import LetterTemplate


class Letter(models.Model):
    """An issued letter: its number, the data it was made from, its files. A new version replaces it, with a reason."""

    year = models.PositiveSmallIntegerField(_("année"))
    sequence = models.PositiveIntegerField(_("rang dans l’année"))
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    template = models.ForeignKey(
        LetterTemplate, verbose_name=_("modèle"), null=True, on_delete=models.SET_NULL, related_name="letters"
    )
    subject = models.CharField(_("objet"), max_length=250)
    recipient = models.CharField(_("destinataire"), max_length=250)
    issued_on = models.DateField(_("datée du"))
    issued_at = models.DateTimeField(_("émise le"))
    issued_by = models.CharField(_("émise par"), max_length=150)
    content = models.JSONField(_("données et texte figés"))
    pdf = models.FileField(_("PDF"), upload_to="letters/%Y/")
    docx = models.FileField(_("Word"), upload_to="letters/%Y/", blank=True)
    pdf_sha256 = models.CharField(_("empreinte du PDF"), max_length=64)
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
