"""The processes that work, each of which says every few seconds that it lives."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Worker(models.Model):
    """A process that works. One that has said nothing for a while is dead, however it died."""

    name = models.CharField(_("nom"), max_length=120, primary_key=True)
    engine = models.CharField(_("moteur"), max_length=20)
    started_at = models.DateTimeField(_("démarré le"))
    seen_at = models.DateTimeField(_("dernier signe"), db_index=True)

    class Meta:
        verbose_name = _("processus de travail")
        verbose_name_plural = _("processus de travail")
        ordering = ["name"]

    def __str__(self) -> str:
        """Return its name."""
        return self.name
