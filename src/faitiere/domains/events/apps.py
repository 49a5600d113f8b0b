"""The room's name plate."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Events of every kind: from the idea to the minutes."""

    name = "faitiere.domains.events"
    label = "events"
    verbose_name = "Événements"
    default_auto_field = "django.db.models.BigAutoField"
