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
