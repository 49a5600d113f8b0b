"""The room's name plate."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Logins and second factor; knows nothing of people."""

    name = "faitiere.domains.accounts"
    label = "accounts"
    verbose_name = "Comptes"
    default_auto_field = "django.db.models.BigAutoField"
