"""What sources say: every dated fact keeps who said it, where, and on which date it held."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.kernel.periods import PartialDate, Precision

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Source:
    """Where a statement comes from: the document, the date at which it holds, the page."""

    name: str
    seen: PartialDate
    page: str = ""
    note: str = ""

    def fields(self) -> dict[str, Any]:
        """Return what a mention keeps of it."""
        return {
            "seen_on": self.seen.first,
            "seen_precision": self.seen.precision,
            "source": self.name[:200],
            "source_page": self.page[:200],
            "note": self.note,
        }


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
