"""The room's name plate."""

from django.apps import AppConfig


class NewslettersConfig(AppConfig):
    """Newsletters, their issues, and what an issue is made of."""

    name = "faitiere.domains.newsletters"
    label = "newsletters"
    verbose_name = "Lettres d’information"
    default_auto_field = "django.db.models.BigAutoField"
