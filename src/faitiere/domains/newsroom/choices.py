"""Kinds of articles, and whom they are for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleKind(models.TextChoices):
    """What an article does for its reader."""

    NEWS = "news", _("actualité")
    REPORT = "report", _("compte rendu")
    CALL = "call", _("appel")
    SAVE_THE_DATE = "save_the_date", _("date à retenir")
    OBITUARY = "obituary", _("hommage")
    PARTNER = "partner", _("actualité d’un partenaire")
    OFFER = "offer", _("offre d’emploi ou de stage")


class ArticleAccess(models.TextChoices):
    """Who may read an article to its end; its title and its summary are for everybody."""

    PUBLIC = "public", _("tout le monde")
    MEMBERS = "members", _("adhérents")


class ArticleState(models.TextChoices):
    """Where an article stands between its writer and its readers."""

    DRAFT = "draft", _("brouillon")
    REVIEW = "review", _("en relecture")
    SCHEDULED = "scheduled", _("programmé")
    PUBLISHED = "published", _("en ligne")
    CHANGED = "changed", _("en ligne, modifié depuis")


class PublicationKind(models.TextChoices):
    """What a publication is."""

    COUNTRY_FILE = "country_file", _("dossier-pays")
    DIRECTORY = "directory", _("répertoire")
    GUIDE = "guide", _("guide ou outil")
    CAPITALISATION = "capitalisation", _("capitalisation")
    COLLECTION = "collection", _("recueil de chroniques")
    ACTIVITY_REPORT = "activity_report", _("rapport d’activité")
    REPORT = "report", _("étude ou rapport")
    LETTER = "letter", _("lettre d’information")
    LEAFLET = "leaflet", _("plaquette")
    VIDEO = "video", _("vidéo")
    TEXT = "text", _("texte de référence")
    OTHER = "other", _("autre")


class PublicationState(models.TextChoices):
    """Where a publication stands."""

    DRAFT = "draft", _("brouillon")
    ANNOUNCED = "announced", _("à paraître")
    PUBLISHED = "published", _("parue")
    UPDATING = "updating", _("en cours de mise à jour")
    WITHDRAWN = "withdrawn", _("retirée")


VISIBLE_STATES = (PublicationState.ANNOUNCED, PublicationState.PUBLISHED, PublicationState.UPDATING)


class FileLanguage(models.TextChoices):
    """The language of a file."""

    FRENCH = "fr", _("français")
    ENGLISH = "en", _("anglais")
    SPANISH = "es", _("espagnol")
    PORTUGUESE = "pt", _("portugais")
    ARABIC = "ar", _("arabe")
    OTHER = "xx", _("autre langue")


class Readability(models.TextChoices):
    """What is known of a file's accessibility, as the reader is told before opening it."""

    FULL = "full", _("accessible")
    PARTIAL = "partial", _("partiellement accessible")
    NONE = "none", _("non accessible")
    UNKNOWN = "unknown", _("accessibilité non vérifiée")


class ContributionState(models.TextChoices):
    """Where a contribution stands between its authority and the team."""

    DRAFT = "draft", _("brouillon")
    SENT = "sent", _("envoyée")
    ASKED = "asked", _("à compléter")
    ACCEPTED = "accepted", _("acceptée")
    DECLINED = "declined", _("non retenue")
    WITHDRAWN = "withdrawn", _("retirée")


class LinkState(models.TextChoices):
    """What an address of another site last answered."""

    UNKNOWN = "unknown", _("à vérifier")
    ALIVE = "alive", _("répond")
    MOVED = "moved", _("déplacé")
    GUARDED = "guarded", _("refuse les robots")
    SILENT = "silent", _("n’a pas répondu")
    DEAD = "dead", _("mort")
