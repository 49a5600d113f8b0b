"""The app's name plate."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Imports that show a difference first and can be undone."""

    name = "faitiere.kernel.imports"
    label = "imports"
    verbose_name = "Imports"
    default_auto_field = "django.db.models.BigAutoField"
