"""The app's name plate."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """The public site."""

    name = "faitiere.web.public"
    label = "public"
    verbose_name = "Site public"
