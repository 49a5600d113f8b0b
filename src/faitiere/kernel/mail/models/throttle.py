"""How fast letters may leave. The bucket is in the database: all workers share it, and a restart does not fill it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Throttle(models.Model):
    """A bucket of tokens that fills steadily: one letter takes one from each bucket that concerns it."""

    scope = models.CharField(
        _("portée"),
        max_length=200,
        unique=True,
        help_text=_("« * » pour tout, « sender:adresse » ou « domain:domaine du destinataire »."),
    )
    per_second = models.FloatField(_("lettres par seconde"))
    tokens = models.FloatField(_("jetons"), default=1)
    refilled_at = models.DateTimeField(_("rempli le"), null=True, blank=True)

    class Meta:
        verbose_name = _("limite de débit")
        verbose_name_plural = _("limites de débit")
        ordering = ["scope"]
        constraints = [models.CheckConstraint(condition=models.Q(per_second__gt=0), name="a_throttle_lets_some_pass")]

    def __str__(self) -> str:
        """Return what it limits."""
        return self.scope
