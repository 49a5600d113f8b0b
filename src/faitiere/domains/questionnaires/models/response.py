"""What people answered."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.questionnaires.models.form import Form, Question


class ResponseSet(models.Model):
    """The answers of somebody to one version of a form. Whom they speak of is known by the room that asked."""

    form = models.ForeignKey(
        Form, verbose_name=_("questionnaire"), on_delete=models.PROTECT, related_name="response_sets"
    )
    by = models.CharField(_("par"), max_length=150)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("compte"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    submitted_at = models.DateTimeField(_("répondu le"))
    amended_at = models.DateTimeField(_("modifié le"), null=True, blank=True)

    class Meta:
        verbose_name = _("réponses à un questionnaire")
        verbose_name_plural = _("réponses aux questionnaires")
        ordering = ["submitted_at", "pk"]

    def __str__(self) -> str:
        """Return the form and who answered."""
        return f"{self.form}, {self.by}"


class Answer(models.Model):
    """The answer to one question: text, number, day as « 2024-03-20 », true or false, or a list of choices."""

    response_set = models.ForeignKey(
        ResponseSet, verbose_name=_("réponses"), on_delete=models.CASCADE, related_name="answers"
    )
    question = models.ForeignKey(Question, verbose_name=_("question"), on_delete=models.PROTECT, related_name="answers")
    value = models.JSONField(_("réponse"))

    class Meta:
        verbose_name = _("réponse à une question")
        verbose_name_plural = _("réponses aux questions")
        ordering = ["response_set", "question__order", "pk"]
        constraints = [models.UniqueConstraint(fields=["response_set", "question"], name="answered_once")]
