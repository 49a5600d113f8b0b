"""The app's name plate."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The members' space."""

    name = "faitiere.web.portal"
    label = "portal"
    verbose_name = "Espace adhérent"
