"""When each line of the schedule fires next."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ScheduledRun(models.Model):
    """The next firing of a line. A worker that moves `next_at` forward has won the right to fire it."""

    name = models.CharField(_("tâche"), max_length=80, primary_key=True)
    next_at = models.DateTimeField(_("prochaine exécution"))
    fired_at = models.DateTimeField(_("dernière exécution"), null=True, blank=True)

    class Meta:
        verbose_name = _("tâche programmée")
        verbose_name_plural = _("tâches programmées")
        ordering = ["name"]

    def __str__(self) -> str:
        """Return its name."""
        return self.name
