"""The room's name plate."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Letter templates, numbered and archived letters."""

    name = "faitiere.domains.letters"
    label = "letters"
    verbose_name = "Courriers"
    default_auto_field = "django.db.models.BigAutoField"
