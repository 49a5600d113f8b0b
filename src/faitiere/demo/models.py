"""What the demo remembers beside the network: the letters it caught, and that it has been built."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaughtMessageQuerySet(models.QuerySet["CaughtMessage"]):
    """Sets of caught messages."""

    def to(self, address: str) -> Self:
        """Return those of one recipient, the latest first."""
        return self.filter(recipient__iexact=address)


class CaughtMessage(models.Model):
    """An e-mail that the demo caught instead of sending; one row per recipient."""

    recipient = models.EmailField(_("destinataire"), db_index=True)
    sender = models.CharField(_("expéditeur"), max_length=250)
    reply_to = models.CharField(_("réponse à"), max_length=250, blank=True)
    subject = models.CharField(_("objet"), max_length=250)
    text = models.TextField(_("texte"))
    html = models.TextField(_("HTML"), blank=True)
    caught_at = models.DateTimeField(_("reçu le"))

    objects = CaughtMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message de la démonstration")
        verbose_name_plural = _("messages de la démonstration")
        ordering = ["-pk"]

    def __str__(self) -> str:
        """Return the subject."""
        return self.subject


class CaughtFile(models.Model):
    """A file attached to a caught message."""

    message = models.ForeignKey(
        CaughtMessage, verbose_name=_("message"), on_delete=models.CASCADE, related_name="files"
    )
    name = models.CharField(_("nom"), max_length=200)
    content_type = models.CharField(_("type"), max_length=120)
    content = models.BinaryField(_("contenu"))

    class Meta:
        verbose_name = _("pièce jointe de la démonstration")
        verbose_name_plural = _("pièces jointes de la démonstration")
        ordering = ["pk"]

    def __str__(self) -> str:
        """Return the file's name."""
        return self.name


class BuildStamp(models.Model):
    """The demo was built from these facts; a second build finds it and does nothing."""

    fingerprint = models.CharField(_("empreinte des données"), max_length=64, unique=True)
    built_at = models.DateTimeField(_("construite le"))

    class Meta:
        verbose_name = _("construction de la démonstration")
        verbose_name_plural = _("constructions de la démonstration")
        ordering = ["-pk"]

    def __str__(self) -> str:
        """Return the beginning of the fingerprint."""
        return self.fingerprint[:12]
