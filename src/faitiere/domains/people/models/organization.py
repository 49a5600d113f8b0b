"""Partner organisations."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.people.choices import OrganizationKind
from faitiere.domains.territories.models import Country


class Organization(models.Model):
    """A partner that is not a local authority. A merged one keeps its row and points at what replaced it."""

    slug = models.SlugField(_("identifiant"), unique=True, max_length=120)
    name = models.CharField(_("nom"), max_length=250)
    acronym = models.CharField(_("sigle"), max_length=40, blank=True)
    kind = models.CharField(
        _("nature"), max_length=24, choices=OrganizationKind.choices, default=OrganizationKind.OTHER
    )
    country = models.ForeignKey(
        Country, verbose_name=_("pays"), null=True, blank=True, on_delete=models.PROTECT, related_name="organizations"
    )
    parent = models.ForeignKey(
        "self", verbose_name=_("rattachée à"), null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    also_spelled = models.JSONField(_("autres graphies"), default=list, blank=True)
    description = models.TextField(_("présentation"), blank=True)
    website = models.URLField(_("site"), blank=True)
    starts_on = models.DateField(_("créée le"), null=True, blank=True)
    ends_on = models.DateField(_("disparue le"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        verbose_name=_("remplacée par"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(successor=F("pk")), name="organization_not_its_own_successor"),
        ]

    def __str__(self) -> str:
        """Return the acronym, else the name."""
        return self.acronym or self.name
