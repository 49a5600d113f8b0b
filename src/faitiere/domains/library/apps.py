"""The room's name plate."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Images and documents, and who may open them."""

    name = "faitiere.domains.library"
    label = "library"
    verbose_name = "Médiathèque"
    default_auto_field = "django.db.models.BigAutoField"
