"""The app's name plate."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demo network."""

    name = "faitiere.demo"
    label = "demo"
    verbose_name = "Démonstration"
