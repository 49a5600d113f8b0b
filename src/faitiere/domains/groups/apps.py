"""The room's name plate."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    """Country and thematic groups, dynamics and missions."""

    name = "faitiere.domains.groups"
    label = "groups"
    verbose_name = "Groupes"
    default_auto_field = "django.db.models.BigAutoField"
