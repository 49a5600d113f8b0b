"""The audit log: one row for each thing somebody did, written in the same transaction as the deed."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """Who did what to which object. The actor is kept as words, so that the log outlives the account."""

    at = models.DateTimeField(_("le"), db_index=True)
    actor_id = models.BigIntegerField(_("compte"), null=True, blank=True)
    actor_name = models.CharField(_("auteur"), max_length=150)
    verb = models.CharField(_("action"), max_length=60)
    target_type = models.ForeignKey(
        ContentType, verbose_name=_("nature de l’objet"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    target_id = models.CharField(_("objet"), max_length=40)
    target_name = models.CharField(_("libellé de l’objet"), max_length=250)
    changes = models.JSONField(_("changements"), default=dict, blank=True)
    target = GenericForeignKey("target_type", "target_id")

    class Meta:
        verbose_name = _("ligne du journal")
        verbose_name_plural = _("journal")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["target_type", "target_id"])]

    def __str__(self) -> str:
        """Return « Amina : lettre émise »."""
        return f"{self.actor_name} : {self.verb}"
