"""Letters that one may subscribe to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsletters.models.template import SectionTemplate


class Newsletter(models.Model):
    """A letter that one may subscribe to. What it sends travels in its own stream, which one may leave."""

    slug = models.SlugField(_("identifiant"), unique=True, max_length=60)
    name = models.CharField(_("nom"), max_length=120, unique=True)
    description = models.TextField(_("ce qu’on y lit"), blank=True)
    sender_name = models.CharField(_("nom de l’expéditeur"), max_length=120)
    sender_email = models.EmailField(_("adresse de l’expéditeur"))
    reply_to = models.EmailField(_("réponses à"), blank=True)
    list_id = models.CharField(
        _("identifiant de liste"),
        max_length=150,
        blank=True,
        help_text=_("« lettre.example.org » : il permet aux destinataires de classer la lettre (RFC 2919)."),
    )
    template = models.ForeignKey(
        SectionTemplate, verbose_name=_("sommaire habituel"), on_delete=models.PROTECT, related_name="newsletters"
    )
    is_open = models.BooleanField(_("ouverte aux abonnements"), default=True)
    approval_above = models.PositiveIntegerField(
        _("approbation au-delà de"),
        default=500,
        help_text=_("À partir de ce nombre de destinataires, une seconde personne approuve le départ."),
    )
    undo_minutes = models.PositiveSmallIntegerField(
        _("minutes pour se raviser"), default=10, help_text=_("Rien ne part avant ce délai.")
    )
    witnesses = models.TextField(
        _("adresses témoins"), blank=True, help_text=_("Une par ligne : elles reçoivent les essais.")
    )
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("lettre d’information")
        verbose_name_plural = _("lettres d’information")
        ordering = ["order", "name", "pk"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def stream(self) -> str:
        """Return the stream that one leaves when one no longer wants this letter."""
        return f"newsletter:{self.slug}"
