"""The app's name plate."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """The one engine by which every letter leaves."""

    name = "faitiere.kernel.mail"
    label = "mail"
    verbose_name = "Courrier électronique"
    default_auto_field = "django.db.models.BigAutoField"
