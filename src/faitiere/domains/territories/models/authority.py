"""Local authorities, French or foreign, present or past."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import naming
from faitiere.domains.territories.models.country import Country


class AuthorityQuerySet(models.QuerySet["Authority"]):
    """Business sets of authorities."""

    def current(self, on: date | None = None) -> Self:
        """Return those that exist on a day, or those never ended."""
        if on is None:
            return self.filter(ends_on=None)
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=on, is_end_exact=True))

    def french(self) -> Self:
        """Return those of the national register."""
        return self.filter(country_id="FR")


class Authority(models.Model):
    """A local authority. It never disappears: a merged one keeps its row, its end and its successor."""

    kind = models.CharField(_("nature"), max_length=24, choices=AuthorityKind.choices)
    name = models.CharField(_("nom"), max_length=200)
    liaison = models.PositiveSmallIntegerField(
        _("charnière"), null=True, blank=True, help_text=_("Code INSEE de l’article : « du Havre », « de la Vienne ».")
    )
    country = models.ForeignKey(Country, verbose_name=_("pays"), on_delete=models.PROTECT, related_name="authorities")
    insee_code = models.CharField(_("code INSEE"), max_length=5, blank=True)
    siren = models.CharField(_("SIREN"), max_length=9, blank=True)
    former_codes = models.CharField(
        _("anciens codes INSEE"), max_length=250, blank=True, help_text=_("Codes des communes qu’elle a remplacées.")
    )
    legal_form = models.CharField(_("forme juridique"), max_length=10, blank=True, help_text=_("CC, CA, CU, METRO…"))
    geonames_id = models.PositiveIntegerField(_("identifiant GeoNames"), null=True, blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(_("année de la population"), null=True, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    address = models.TextField(
        _("adresse"), blank=True, help_text=_("Lignes d’adresse, sans le code postal ni la ville.")
    )
    postal_code = models.CharField(_("code postal"), max_length=10, blank=True)
    post_office = models.CharField(_("bureau distributeur"), max_length=100, blank=True)
    postal_codes = models.CharField(_("codes postaux desservis"), max_length=250, blank=True)
    website = models.URLField(_("site"), blank=True)
    epci = models.ForeignKey(
        "self", verbose_name=_("EPCI"), null=True, blank=True, on_delete=models.PROTECT, related_name="epci_members"
    )
    ept = models.ForeignKey(
        "self", verbose_name=_("EPT"), null=True, blank=True, on_delete=models.PROTECT, related_name="ept_members"
    )
    departement = models.ForeignKey(
        "self", verbose_name=_("département"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    region = models.ForeignKey(
        "self", verbose_name=_("région"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ends_on = models.DateField(_("disparue le"), null=True, blank=True)
    is_end_exact = models.BooleanField(
        _("date de disparition exacte"),
        default=True,
        help_text=_("Décoché : le registre dit seulement que la collectivité avait disparu à cette date."),
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("collectivité qui lui succède"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    vintage = models.PositiveSmallIntegerField(_("millésime du registre"), null=True, blank=True)

    kept_fields = models.CharField(
        _("champs corrigés à la main"), max_length=250, blank=True, help_text=_("Un chargement ne les écrase pas.")
    )

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        verbose_name = _("collectivité")
        verbose_name_plural = _("collectivités")
        ordering = ["name", "insee_code", "pk"]
        constraints = [
            # One row per official code and kind, so that a reload updates instead of duplicating. A code may have been
            # reused by the register for a delegate commune (same code as its chief town): those are ended rows.
            models.UniqueConstraint(
                fields=["kind", "insee_code"],
                condition=~Q(insee_code="") & Q(ends_on=None),
                name="authority_code_unique",
            ),
            models.UniqueConstraint(
                fields=["siren"], condition=~Q(siren="") & Q(ends_on=None), name="authority_siren_unique"
            ),
            models.CheckConstraint(condition=~Q(successor=F("pk")), name="authority_not_its_own_successor"),
        ]
        indexes = [
            models.Index(fields=["kind", "name"]),
            # The order of lists, so that their first page is read off the index instead of sorting 36,000 names.
            models.Index(fields=["name", "insee_code", "id"]),
            models.Index(fields=["insee_code"]),
            models.Index(fields=["siren"]),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def is_current(self) -> bool:
        """Tell whether it still exists."""
        return self.ends_on is None

    @property
    def genitive(self) -> str:
        """Return the name after « de »: « d’Angers », « du Havre », « de la Loire-Atlantique »."""
        return naming.genitive(self.name, self.liaison)

    @property
    def formal_name(self) -> str:
        """Return the name with its nature where the bare name would mislead: « Département de la Vienne »."""
        if self.kind == AuthorityKind.DEPARTEMENT:
            return f"Département {self.genitive}"
        return f"Région {self.name}" if self.kind == AuthorityKind.REGION else self.name

    @property
    def address_lines(self) -> list[str]:
        """Return the postal address, its last line being the postcode and the post office; empty when unknown."""
        town = f"{self.postal_code} {self.post_office}".strip()
        return [line for line in [*self.address.splitlines(), town] if line]
