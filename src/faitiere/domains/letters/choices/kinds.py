"""Kinds and states of the letters room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TemplateKind(models.TextChoices):
    """What a template is for; each kind offers its own variables."""

    MISSION = "mission", _("lettre de mission")
    INVITATION = "invitation", _("invitation à un événement")


class BlockKind(models.TextChoices):
    """How a block is set on the page. A letter has at most one of each kind, save paragraphs and duties."""

    HEADER = "header", _("qualité de la personne signataire")
    ADDRESSEE = "addressee", _("destinataire")
    SUBJECT = "subject", _("objet")
    SALUTATION = "salutation", _("formule d’appel")
    PARAGRAPH = "paragraph", _("paragraphe")
    DUTY = "duty", _("mission (élément de liste)")
    CLOSING = "closing", _("formule de politesse")
    SIGNATURE = "signature", _("signature")


class BlockPresence(models.TextChoices):
    """When a block is printed."""

    ALWAYS = "always", _("toujours")
    WHEN_KNOWN = "when_known", _("si toutes ses variables sont connues")
    ON_REQUEST = "on_request", _("sur demande, au moment d’émettre")


class BatchState(models.TextChoices):
    """How far a batch of letters has come."""

    WAITING = "waiting", _("en attente")
    RUNNING = "running", _("en cours")
    DONE = "done", _("terminé")


class ItemState(models.TextChoices):
    """What became of one letter of a batch."""

    WAITING = "waiting", _("à faire")
    ISSUED = "issued", _("émise")
    KEPT = "kept", _("déjà émise, inchangée")
    REFUSED = "refused", _("refusée")
