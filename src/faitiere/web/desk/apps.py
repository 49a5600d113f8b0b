"""The app's name plate."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The staff's back office."""

    name = "faitiere.web.desk"
    label = "desk"
    verbose_name = "Gestion"
