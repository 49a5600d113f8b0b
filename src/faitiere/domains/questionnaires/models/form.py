"""Forms and their questions."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.questionnaires.choices import QuestionKind


class Form(models.Model):
    """A list of questions. Once answered it does not change any more: an edition is another version of the lineage."""

    lineage = models.UUIDField(_("lignée"), default=uuid.uuid4, editable=False)
    version = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    name = models.CharField(_("nom"), max_length=150)
    intro = models.TextField(_("introduction"), blank=True)
    created_at = models.DateTimeField(_("créé le"))

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        ordering = ["name", "-version", "pk"]
        constraints = [models.UniqueConstraint(fields=["lineage", "version"], name="form_version_once")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Question(models.Model):
    """A question of a form. What limits mean depends on the kind: a length, a value, a number of choices."""

    form = models.ForeignKey(Form, verbose_name=_("questionnaire"), on_delete=models.CASCADE, related_name="questions")
    key = models.SlugField(_("identifiant"), max_length=60)
    label = models.CharField(_("question"), max_length=250)
    kind = models.CharField(_("réponse attendue"), max_length=10, choices=QuestionKind.choices)
    help = models.CharField(_("précision"), max_length=250, blank=True)
    is_required = models.BooleanField(_("obligatoire"), default=False)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)
    choices = models.JSONField(_("choix proposés"), default=list, blank=True)
    minimum = models.IntegerField(_("minimum"), null=True, blank=True)
    maximum = models.IntegerField(_("maximum"), null=True, blank=True)
    shown_if = models.ForeignKey(
        "self",
        verbose_name=_("posée selon la réponse à"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="followers",
    )
    shown_value = models.CharField(_("réponse qui la fait poser"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["form", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["form", "key"], name="question_key_once"),
            models.CheckConstraint(
                condition=Q(minimum=None) | Q(maximum=None) | Q(maximum__gte=F("minimum")),
                name="question_limits_in_order",
            ),
        ]

    def __str__(self) -> str:
        """Return the question."""
        return self.label
