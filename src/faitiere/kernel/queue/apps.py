"""The app's name plate."""

from django.apps import AppConfig


class QueueConfig(AppConfig):
    """Who works, and by which engine."""

    name = "faitiere.kernel.queue"
    label = "queue"
    verbose_name = "File des tâches"
    default_auto_field = "django.db.models.BigAutoField"
