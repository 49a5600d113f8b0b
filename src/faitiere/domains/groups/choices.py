"""Kinds and states of groups."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GroupKind(models.TextChoices):
    """What a group is."""

    COUNTRY = "country", _("groupe-pays")
    THEMATIC = "thematic", _("groupe thématique")
    DYNAMIC = "dynamic", _("dynamique régionale")
    MISSION = "mission", _("mission transversale")


class StepKind(models.TextChoices):
    """A turn in the life of a group."""

    CREATED = "created", _("créé")
    RELAUNCHED = "relaunched", _("relancé")
    DORMANT = "dormant", _("mis en sommeil")
    CLOSED = "closed", _("clos")


class GroupState(models.TextChoices):
    """Where a group stands on a day; computed from its steps."""

    ACTIVE = "active", _("actif")
    DORMANT = "dormant", _("en sommeil")
    FORMER = "former", _("ancien")
