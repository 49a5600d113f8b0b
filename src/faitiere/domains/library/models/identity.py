"""How the network presents itself: on its letters, its site and its messages."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.library.models.image import LibraryImage


class NetworkIdentity(models.Model):
    """The one row that names the network. What left under an earlier identity keeps its own copy of it."""

    name = models.CharField(_("nom"), max_length=150)
    acronym = models.CharField(_("sigle"), max_length=20, blank=True)
    tagline = models.CharField(_("devise"), max_length=200, blank=True)
    presentation = models.TextField(
        _("présentation"), blank=True, help_text=_("Ce qu’est le réseau, en deux phrases, en tête du site.")
    )
    legal_form = models.CharField(_("forme juridique"), max_length=150, blank=True)
    logo = models.ForeignKey(
        LibraryImage, verbose_name=_("logo"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    accent_color = models.CharField(
        _("couleur du réseau"),
        max_length=7,
        default="#1d3f58",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Une couleur s’écrit #1d3f58."))],
        help_text=_("Pour le filet et le nom en tête des courriers ; assez sombre pour se lire sur du blanc."),
    )
    street = models.CharField(_("adresse"), max_length=200, blank=True)
    postal_code = models.CharField(_("code postal"), max_length=10, blank=True)
    city = models.CharField(_("ville"), max_length=100, blank=True)
    phone = models.CharField(_("téléphone"), max_length=40, blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True)
    website = models.URLField(_("site"), blank=True)
    place = models.CharField(
        _("lieu d’où partent les courriers"), max_length=100, blank=True, help_text=_("« Paris », devant la date.")
    )

    class Meta:
        verbose_name = _("identité du réseau")
        verbose_name_plural = _("identité du réseau")
        constraints = [
            # One installation, one network.
            models.CheckConstraint(condition=Q(pk=1), name="network_identity_is_one"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
