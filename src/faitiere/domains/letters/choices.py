"""Kinds and states of the letters room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TemplateKind(models.TextChoices):
    """What a template is for; each kind offers its own variables."""

    MISSION = "mission", _("lettre de mission")


class BlockKind(models.TextChoices):
    """How a block is set on the page."""

    SUBJECT = "subject", _("objet")
    SALUTATION = "salutation", _("formule d’appel")
    PARAGRAPH = "paragraph", _("paragraphe")
    DUTY = "duty", _("mission (élément de liste)")
    CLOSING = "closing", _("formule de politesse")


class BlockPresence(models.TextChoices):
    """When a block is printed."""

    ALWAYS = "always", _("toujours")
    WHEN_KNOWN = "when_known", _("si toutes ses variables sont connues")
    ON_REQUEST = "on_request", _("sur demande, au moment d’émettre")
