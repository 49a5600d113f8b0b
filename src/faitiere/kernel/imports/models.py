"""Imports as rows: what was shown, what was applied, how to undo it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    """Where an import stands."""

    PREPARED = "prepared", _("préparé")
    APPLIED = "applied", _("appliqué")
    UNDONE = "undone", _("annulé")
    REFUSED = "refused", _("écarté")


class ImportBatch(models.Model):
    """A load from outside: its summary is shown before it is applied."""

    kind = models.CharField(_("nature"), max_length=60)
    source = models.CharField(_("source"), max_length=250)
    state = models.CharField(_("état"), max_length=8, choices=ImportState.choices, default=ImportState.PREPARED)
    summary = models.JSONField(_("résumé"), default=dict)
    prepared_at = models.DateTimeField(_("préparé le"))
    prepared_by = models.CharField(_("préparé par"), max_length=150)
    applied_at = models.DateTimeField(_("appliqué le"), null=True, blank=True)
    undone_at = models.DateTimeField(_("annulé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]

    def __str__(self) -> str:
        """Return the kind and the source."""
        return f"{self.kind} – {self.source}"


class ImportChunk(models.Model):
    """A part of the journal of an import: rows of one table before it was applied, compressed."""

    batch = models.ForeignKey(ImportBatch, verbose_name=_("import"), on_delete=models.CASCADE, related_name="chunks")
    order = models.PositiveIntegerField(_("ordre"))
    model_label = models.CharField(_("table"), max_length=100)
    action = models.CharField(_("action"), max_length=10)
    rows = models.BinaryField(_("lignes"))

    class Meta:
        verbose_name = _("journal d’import")
        verbose_name_plural = _("journaux d’import")
        ordering = ["batch", "order"]
        constraints = [models.UniqueConstraint(fields=["batch", "order"], name="import_chunk_order_once")]
