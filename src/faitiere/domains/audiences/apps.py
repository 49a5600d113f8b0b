"""The room's name plate."""

from django.apps import AppConfig


class AudiencesConfig(AppConfig):
    """Publics: saved queries in the words that staff use."""

    name = "faitiere.domains.audiences"
    label = "audiences"
    verbose_name = "Publics"
    default_auto_field = "django.db.models.BigAutoField"
