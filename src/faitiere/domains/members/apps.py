"""The room's name plate."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Memberships of authorities, and the rights that follow."""

    name = "faitiere.domains.members"
    label = "members"
    verbose_name = "Adhésions"
    default_auto_field = "django.db.models.BigAutoField"
