"""The app's name plate."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The staff's back office."""

    name = "faitiere.web.desk"
    label = "desk"
    verbose_name = "Gestion"

    def ready(self) -> None:
        """Give the editor of articles its form, before Wagtail builds it."""
        from faitiere.domains.newsroom.models import Article  # noqa: PLC0415 - needs the app registry
        from faitiere.web.desk.newsroom.articles.forms import ArticleForm  # noqa: PLC0415

        Article.base_form_class = ArticleForm
