"""The room's name plate."""

from django.apps import AppConfig


class ThesaurusConfig(AppConfig):
    """Topics and sustainable development goals."""

    name = "faitiere.domains.thesaurus"
    label = "thesaurus"
    verbose_name = "Thésaurus"
    default_auto_field = "django.db.models.BigAutoField"
