"""Kinds and states of the mandates room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    """What a body is."""

    ASSEMBLY = "assembly", _("assemblée générale")
    BOARD = "board", _("conseil d’administration")
    BUREAU = "bureau", _("bureau")
    PRESIDENTS = "presidents", _("conférence des présidentes et présidents")
    GROUP = "group", _("groupe, dynamique ou mission")
    STEERING = "steering", _("comité de pilotage")
    DONORS = "donors", _("comité des donateurs")
    WORKING = "working", _("groupe de travail")
    OUTSIDE = "outside", _("instance extérieure")


class SeatRole(models.TextChoices):
    """What one does on a seat."""

    PRESIDENT = "president", _("présidence")
    HEAD_OF_MISSION = "head_of_mission", _("conduite de la mission")
    FIRST_VICE_PRESIDENT = "first_vice_president", _("première vice-présidence")
    VICE_PRESIDENT = "vice_president", _("vice-présidence")
    TREASURER = "treasurer", _("trésorerie")
    SECRETARY = "secretary", _("secrétariat")
    MEMBER = "member", _("membre")
    DELEGATE = "delegate", _("représentation (titulaire)")
    SUBSTITUTE = "substitute", _("représentation (suppléance)")
    CHAIR_OF_MEETING = "chair_of_meeting", _("présidence de séance")


class Holding(models.TextChoices):
    """Who holds a mandate, as far as it is known."""

    PERSON = "person", _("une personne")
    AUTHORITY = "authority", _("une collectivité, sans nom de personne")
    ORGANIZATION = "organization", _("une organisation partenaire")
    VACANT = "vacant", _("siège vacant")


class Confirmation(models.TextChoices):
    """How sure it is, on a day, that a seat is held as it was last stated."""

    IN_FORCE = "in_force", _("en vigueur")
    UNCONFIRMED = "unconfirmed", _("non confirmé")
    VACANT = "vacant", _("vacant")
    UNKNOWN = "unknown", _("non connu")


class AlertKind(models.TextChoices):
    """Why somebody should look at a mandate. The terms are those of the network: 6, 3 and 1 month ahead."""

    SIX_MONTHS = "six_months", _("terme dans six mois")
    THREE_MONTHS = "three_months", _("terme dans trois mois")
    ONE_MONTH = "one_month", _("terme dans un mois")
    TERM_OVER = "term_over", _("terme échu")
    OFFICE_ENDED = "office_ended", _("mandat électif terminé")


class ParityNature(models.TextChoices):
    """How binding parity is for a body."""

    REQUIRED = "required", _("obligatoire")
    RECOMMENDED = "recommended", _("recommandée")
    NONE = "none", _("sans règle")


class MissionLetterState(models.TextChoices):
    """How far a mission letter has come."""

    ISSUED = "issued", _("émise, à signer")
    SIGNED = "signed", _("exemplaire signé reçu")
    REPLACED = "replaced", _("remplacée")
