"""The app's name plate."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what, when."""

    name = "faitiere.kernel.audit"
    label = "audit"
    verbose_name = "Journal"
    default_auto_field = "django.db.models.BigAutoField"
