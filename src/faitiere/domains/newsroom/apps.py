"""The room's name plate."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """What the network writes and publishes."""

    name = "faitiere.domains.newsroom"
    label = "newsroom"
    verbose_name = "Rédaction"
    default_auto_field = "django.db.models.BigAutoField"
