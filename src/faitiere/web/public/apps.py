"""The app's name plate."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """The public site."""

    name = "faitiere.web.public"
    label = "public"
    verbose_name = "Site public"

    def ready(self) -> None:
        """Put the site around articles, in their page as in their preview."""
        from faitiere.domains.newsroom.models import Article  # noqa: PLC0415 - needs the app registry
        from faitiere.web.public.newsroom.articles import surroundings  # noqa: PLC0415

        Article.surroundings = surroundings
