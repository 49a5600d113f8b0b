"""The room's name plate."""

from django.apps import AppConfig


class QuestionnairesConfig(AppConfig):
    """Questions, forms and answers."""

    name = "faitiere.domains.questionnaires"
    label = "questionnaires"
    verbose_name = "Questionnaires"
    default_auto_field = "django.db.models.BigAutoField"
