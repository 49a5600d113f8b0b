"""The room's name plate."""

from django.apps import AppConfig


class MandatesConfig(AppConfig):
    """Bodies, seats, mandates, parity and mission letters."""

    name = "faitiere.domains.mandates"
    label = "mandates"
    verbose_name = "Instances et mandats"
    default_auto_field = "django.db.models.BigAutoField"
