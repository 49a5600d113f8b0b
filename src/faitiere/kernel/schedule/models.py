"""When each line of the schedule fires next."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ScheduledRun(models.Model):
    """The next firing of a line. A worker that moves `next_at` forward has won the right to fire it.

    `rung_at` stays until the task has ended: until then the line is owed. `lease_until` is whose turn it is to run it.
    """

    name = models.CharField(_("tâche"), max_length=80, primary_key=True)
    next_at = models.DateTimeField(_("prochaine exécution"))
    fired_at = models.DateTimeField(_("dernière exécution"), null=True, blank=True)
    rung_at = models.DateTimeField(_("due depuis"), null=True, blank=True)
    lease_until = models.DateTimeField(_("en cours jusqu’à"), null=True, blank=True)
    finished_at = models.DateTimeField(_("dernière fin"), null=True, blank=True)
    error = models.CharField(_("dernière erreur"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("tâche programmée")
        verbose_name_plural = _("tâches programmées")
        ordering = ["name"]

    def __str__(self) -> str:
        """Return its name."""
        return self.name
