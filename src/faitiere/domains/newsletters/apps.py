"""The room's name plate."""

from django.apps import AppConfig


class NewslettersConfig(AppConfig):
    """Newsletters, their issues, and what an issue is made of."""

    name = "faitiere.domains.newsletters"
    label = "newsletters"
    verbose_name = "Lettres d’information"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Forget whoever is erased from the directory."""
        from faitiere.domains.newsletters.services import forgetting  # noqa: PLC0415 - services need the app registry
        from faitiere.domains.people.services import erasures  # noqa: PLC0415

        erasures.also(forgetting.forget)
