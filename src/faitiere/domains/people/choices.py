"""Kinds and states of the people room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Civility(models.TextChoices):
    """How a person is addressed; it decides the gender of titles."""

    MADAME = "madame", _("Madame")
    MONSIEUR = "monsieur", _("Monsieur")


class OfficeKind(models.TextChoices):
    """Rank of an elected office in an authority, from the printed title."""

    HEAD = "head", _("maire ou président·e")
    DEPUTY = "deputy", _("adjoint·e ou vice-président·e")
    DELEGATE = "delegate", _("conseiller·ère délégué·e")
    COUNCILLOR = "councillor", _("conseiller·ère")
    OTHER = "other", _("autre fonction")


class OrganizationKind(models.TextChoices):
    """What a partner organisation is."""

    MINISTRY = "ministry", _("ministère ou service de l’État")
    AGENCY = "agency", _("agence ou établissement public")
    NETWORK = "network", _("réseau de collectivités")
    FOREIGN_ASSOCIATION = "foreign_association", _("association de collectivités d’un autre pays")
    NGO = "ngo", _("association ou ONG")
    FOUNDATION = "foundation", _("fondation")
    UNIVERSITY = "university", _("université ou centre de recherche")
    COMPANY = "company", _("entreprise ou organisation professionnelle")
    INTERNATIONAL = "international", _("organisation internationale")
    PARLIAMENT = "parliament", _("assemblée parlementaire")
    EMBASSY = "embassy", _("ambassade")
    OTHER = "other", _("autre")


class ContactKind(models.TextChoices):
    """By what means."""

    EMAIL = "email", _("adresse électronique")
    PHONE = "phone", _("téléphone")
    POSTAL = "postal", _("adresse postale")


class ContactPurpose(models.TextChoices):
    """For what an address may be used; one line for each use."""

    MANDATE = "mandate", _("exercice d’un mandat dans le réseau")
    MEMBERSHIP = "membership", _("vie de l’adhésion")
    INVITATIONS = "invitations", _("invitations")
    NEWSLETTER = "newsletter", _("lettre d’information")


class Audience(models.TextChoices):
    """Who may see a datum about somebody, from the widest circle to the narrowest; each holds the next ones."""

    PUBLIC = "public", _("tout le monde, sur le site public")
    GROUPS = "groups", _("les collectivités adhérentes des groupes auxquels vous participez, et l’équipe du réseau")
    AUTHORITY = "authority", _("les élus et contacts de votre collectivité, et l’équipe du réseau")
    STAFF = "staff", _("l’équipe du réseau")


class LegalBasis(models.TextChoices):
    """Article 6(1) of the GDPR."""

    CONSENT = "consent", _("consentement (art. 6-1-a)")
    CONTRACT = "contract", _("contrat : l’adhésion (art. 6-1-b)")
    LEGAL_OBLIGATION = "legal_obligation", _("obligation légale (art. 6-1-c)")
    PUBLIC_TASK = "public_task", _("mission d’intérêt public (art. 6-1-e)")
    LEGITIMATE_INTEREST = "legitimate_interest", _("intérêt légitime (art. 6-1-f)")


class CorrectionKind(models.TextChoices):
    """What a member asks to correct."""

    AUTHORITY_FIELD = "authority_field", _("fiche de la collectivité")
    OFFICE_ENDED = "office_ended", _("fin d’un mandat électif")
    OFFICE_ADDED = "office_added", _("nouveau mandat électif")
    CONTACT = "contact", _("contact")
    OTHER = "other", _("autre")


class CorrectionState(models.TextChoices):
    """What became of it."""

    PROPOSED = "proposed", _("proposée")
    ACCEPTED = "accepted", _("acceptée")
    REFUSED = "refused", _("refusée")
