"""Countries, with the French grammar that letters need."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.territories.models.zone import Zone


class Country(models.Model):
    """A country of ISO 3166-1; names follow the Unicode CLDR."""

    code = models.CharField(_("code ISO"), max_length=2, primary_key=True)
    code3 = models.CharField(_("code ISO à trois lettres"), max_length=3, unique=True)
    name = models.CharField(_("nom"), max_length=100, unique=True)
    name_en = models.CharField(_("nom anglais"), max_length=100, blank=True)
    locative = models.CharField(
        _("« au Sénégal »"), max_length=110, blank=True, help_text=_("Le nom avec sa préposition de lieu.")
    )
    genitive = models.CharField(
        _("« du Sénégal »"), max_length=110, blank=True, help_text=_("Le nom avec « de » et son article.")
    )
    adjective = models.CharField(
        _("adjectif"), max_length=60, blank=True, help_text=_("Au masculin singulier : « sénégalais ».")
    )
    zone = models.ForeignKey(
        Zone, verbose_name=_("zone"), null=True, blank=True, on_delete=models.SET_NULL, related_name="countries"
    )

    class Meta:
        verbose_name = _("pays")
        verbose_name_plural = _("pays")
        ordering = ["name"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
