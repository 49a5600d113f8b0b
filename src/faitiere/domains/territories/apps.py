"""The room's name plate."""

from django.apps import AppConfig


class TerritoriesConfig(AppConfig):
    """Countries, zones and every local authority, French or foreign, member or not."""

    name = "faitiere.domains.territories"
    label = "territories"
    verbose_name = "Territoires"
    default_auto_field = "django.db.models.BigAutoField"
