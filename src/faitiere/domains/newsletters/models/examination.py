"""What was found of a sender's domain, examination after examination."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsletters.choices import Standing


class DomainExamination(models.Model):
    """What the zones said of one domain on one day. Kept as found: servers judged our letters of that day on it."""

    domain = models.CharField(_("domaine"), max_length=190, db_index=True)
    examined_at = models.DateTimeField(_("vérifié le"))
    by = models.CharField(_("par"), max_length=150)
    verdict = models.CharField(_("verdict"), max_length=8, choices=Standing.choices)
    findings = models.JSONField(_("constats"), default=list)

    class Meta:
        verbose_name = _("vérification d’un domaine d’envoi")
        verbose_name_plural = _("vérifications des domaines d’envoi")
        ordering = ["-examined_at", "-pk"]

    def __str__(self) -> str:
        """Return the domain."""
        return self.domain

    @property
    def is_green(self) -> bool:
        """Tell whether nothing is left to mend."""
        return self.verdict == Standing.GOOD
