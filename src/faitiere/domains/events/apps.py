"""The room's name plate."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Events of every kind: from the idea to the minutes."""

    name = "faitiere.domains.events"
    label = "events"
    verbose_name = "Événements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Forget whoever is erased from the directory."""
        from faitiere.domains.events.services import forgetting  # noqa: PLC0415 - services need the app registry
        from faitiere.domains.people.services import erasures  # noqa: PLC0415

        erasures.also(forgetting.forget)
