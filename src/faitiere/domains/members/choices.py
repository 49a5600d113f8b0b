"""States of a membership."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MembershipState(models.TextChoices):
    """Where a membership stands; the period says when."""

    REQUESTED = "requested", _("demandée")
    ACTIVE = "active", _("en vigueur")
    LAPSED = "lapsed", _("échue")
    RESIGNED = "resigned", _("retirée")


class ActKind(models.TextChoices):
    """The kind of decision by which an authority joined."""

    DELIBERATION = "deliberation", _("délibération")
    DECISION = "decision", _("décision de l’exécutif")
    UNKNOWN = "unknown", _("acte non connu")
