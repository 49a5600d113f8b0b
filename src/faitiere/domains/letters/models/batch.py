"""Many letters in one go, as rows: what is done stays done, whoever dies in between."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.letters.choices import BatchState, ItemState
from faitiere.domains.letters.models.letter import Letter


class LetterBatch(models.Model):
    """An order for many letters of one kind, dated the same day."""

    kind = models.CharField(_("nature"), max_length=20)
    on = models.DateField(_("à la date du"))
    state = models.CharField(_("état"), max_length=8, choices=BatchState.choices, default=BatchState.WAITING)
    ordered_at = models.DateTimeField(_("demandé le"))
    ordered_by = models.CharField(_("demandé par"), max_length=150)
    left_out = models.JSONField(_("laissés de côté"), default=list)
    print_file = models.FileField(_("fichier à imprimer"), upload_to="letters/lots/", blank=True)
    done_at = models.DateTimeField(_("terminé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("lot de courriers")
        verbose_name_plural = _("lots de courriers")
        ordering = ["-pk"]

    def __str__(self) -> str:
        """Return « Lot du 2024-01-19 »."""
        return f"Lot du {self.on:%Y-%m-%d}"


class LetterBatchItem(models.Model):
    """One letter of a batch. ``subject_id`` is the key of what the letter is about, in the room that knows it."""

    batch = models.ForeignKey(LetterBatch, verbose_name=_("lot"), on_delete=models.CASCADE, related_name="items")
    subject_id = models.BigIntegerField(_("objet de la lettre"))
    label = models.CharField(_("libellé"), max_length=250)
    state = models.CharField(_("état"), max_length=8, choices=ItemState.choices, default=ItemState.WAITING)
    letter = models.ForeignKey(
        Letter, verbose_name=_("courrier"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    refusal = models.TextField(_("refus"), blank=True)

    class Meta:
        verbose_name = _("ligne d’un lot de courriers")
        verbose_name_plural = _("lignes des lots de courriers")
        ordering = ["batch", "pk"]
        constraints = [models.UniqueConstraint(fields=["batch", "subject_id"], name="letter_batch_subject_once")]

    def __str__(self) -> str:
        """Return the label."""
        return self.label
