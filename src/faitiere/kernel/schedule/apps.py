"""The app's name plate."""

from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    """What wakes up by itself: one firing whatever the number of machines."""

    name = "faitiere.kernel.schedule"
    label = "schedule"
    verbose_name = "Agenda des tâches"
    default_auto_field = "django.db.models.BigAutoField"
