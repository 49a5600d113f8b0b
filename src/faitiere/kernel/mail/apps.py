"""The app's name plate."""

from importlib import import_module

from django.apps import AppConfig


class MailConfig(AppConfig):
    """The one engine by which every letter leaves."""

    name = "faitiere.kernel.mail"
    label = "mail"
    verbose_name = "Courrier électronique"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what providers say of our letters."""
        tracking = import_module("anymail.signals").tracking
        tracking.connect(import_module("faitiere.kernel.mail.bounces.events").hear, dispatch_uid="mail.events")
