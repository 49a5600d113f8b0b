"""States and kinds of the newsletters room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IssueState(models.TextChoices):
    """How far an issue has come. Its content changes only while it is a draft."""

    DRAFT = "draft", _("brouillon")
    FROZEN = "frozen", _("figé, prêt à partir")
    SENDING = "sending", _("en cours d’envoi")
    SENT = "sent", _("envoyé")
    ARCHIVED = "archived", _("archivé sans envoi")


class SectionKind(models.TextChoices):
    """What stands in a section."""

    ITEMS = "items", _("articles")
    AGENDA = "agenda", _("agenda")


class SourceKind(models.TextChoices):
    """Where an item comes from; empty when it was written in the issue itself."""

    ARTICLE = "article", _("article")
    PUBLICATION = "publication", _("publication")
    EVENT = "event", _("événement")
    MINUTES = "minutes", _("compte rendu")
    AGENDA = "agenda", _("date de l’agenda")


class ShownTo(models.TextChoices):
    """Which readers an item is for."""

    ALL = "all", _("tout le monde")
    MEMBERS = "members", _("les adhérents")
    OTHERS = "others", _("les non-adhérents")


class Variant(models.TextChoices):
    """Which of the two letters a reader gets: they differ by what is kept for members."""

    MEMBER = "member", _("adhérent")
    OTHER = "other", _("non-adhérent")


class SubscriptionState(models.TextChoices):
    """What somebody told us of a letter. Only an active subscription is written to."""

    PENDING = "pending", _("à confirmer")
    ACTIVE = "active", _("en cours")
    OBJECTED = "objected", _("opposition")
    ENDED = "ended", _("terminé")


class Standing(models.TextChoices):
    """What an examination of a sender's domain is worth."""

    GOOD = "good", _("en ordre")
    WARN = "warn", _("à améliorer")
    UNKNOWN = "unknown", _("sans réponse")
    BAD = "bad", _("à corriger")
