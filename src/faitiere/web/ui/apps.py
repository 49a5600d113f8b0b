"""The app's name plate."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The design system."""

    name = "faitiere.web.ui"
    label = "ui"
    verbose_name = "Interface"
