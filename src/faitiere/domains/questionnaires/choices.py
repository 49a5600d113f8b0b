"""Kinds of questions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class QuestionKind(models.TextChoices):
    """What a question expects."""

    SHORT_TEXT = "short_text", _("texte court")
    LONG_TEXT = "long_text", _("texte long")
    NUMBER = "number", _("nombre")
    DATE = "date", _("date")
    YES_NO = "yes_no", _("oui ou non")
    SINGLE = "single", _("un choix dans une liste")
    MULTIPLE = "multiple", _("plusieurs choix dans une liste")
    EMAIL = "email", _("adresse électronique")
    PHONE = "phone", _("téléphone")


CHOSEN = {QuestionKind.SINGLE, QuestionKind.MULTIPLE}
YES, NO = "oui", "non"
