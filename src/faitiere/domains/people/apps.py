"""The room's name plate."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, the offices they hold, organisations, and how to reach them lawfully."""

    name = "faitiere.domains.people"
    label = "people"
    verbose_name = "Personnes"
    default_auto_field = "django.db.models.BigAutoField"
