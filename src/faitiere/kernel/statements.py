"""What sources say: every dated fact keeps who said it, where, and on which date it held."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.kernel.periods import PartialDate, Precision

if TYPE_CHECKING:
    from datetime import date


class Mention(models.Model):
    """A source says that a fact held on a date. Each room has its own table of them."""

    seen_on = models.DateField(_("vu le"), help_text=_("Premier jour possible de la date donnée par la source."))
    seen_precision = models.CharField(_("précision"), max_length=5, choices=Precision.choices, default=Precision.DAY)
    source = models.CharField(_("source"), max_length=200)
    source_page = models.CharField(_("page ou paragraphe"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        abstract = True

    @property
    def seen(self) -> PartialDate:
        """Return the date as the source gives it."""
        return PartialDate(self.seen_on, Precision(self.seen_precision))

    @property
    def seen_until(self) -> "date":
        """Return the latest day the source may mean."""
        return self.seen.last


class Contestable(models.Model):
    """A statement that another source may contradict: both are kept, one is retained, by somebody, for a reason."""

    is_retained = models.BooleanField(_("retenue"), default=True)
    judged_by = models.CharField(_("arbitrage rendu par"), max_length=150, blank=True)
    judged_on = models.DateField(_("arbitrage rendu le"), null=True, blank=True)
    judgement = models.TextField(_("motif de l’arbitrage"), blank=True)

    class Meta:
        abstract = True
