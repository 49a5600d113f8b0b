"""Groups and the turns of their life."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.groups.choices import GroupKind, StepKind
from faitiere.domains.mandates.models import Body
from faitiere.domains.people.models import Organization
from faitiere.domains.territories.models import Country, Zone
from faitiere.domains.thesaurus.models import Topic
from faitiere.kernel.periods import PartialDate
from faitiere.kernel.statements import Contestable, Mention


class Group(models.Model):
    """A country or thematic group, a dynamic or a mission. Its seats are those of its body."""

    slug = models.SlugField(_("identifiant"), unique=True, max_length=100)
    body = models.OneToOneField(Body, verbose_name=_("instance"), on_delete=models.PROTECT, related_name="group")
    kind = models.CharField(_("nature"), max_length=10, choices=GroupKind.choices)
    name = models.CharField(_("nom"), max_length=200, unique=True, help_text=_("« Groupe-pays Sénégal »"))
    short_name = models.CharField(_("nom court"), max_length=120, help_text=_("« Sénégal »"))
    also_named = models.JSONField(_("autres noms"), default=list, blank=True)
    zone = models.ForeignKey(
        Zone, verbose_name=_("zone"), null=True, blank=True, on_delete=models.PROTECT, related_name="groups"
    )
    countries = models.ManyToManyField(Country, verbose_name=_("pays"), blank=True, related_name="groups")
    topics = models.ManyToManyField(Topic, verbose_name=_("thèmes"), blank=True, related_name="groups")
    dynamic = models.ForeignKey(
        "self",
        verbose_name=_("dynamique dans laquelle il s’inscrit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="fed_by",
    )
    entrusted_to = models.ForeignKey(
        Organization,
        verbose_name=_("association partenaire"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="groups",
    )
    description = models.TextField(_("présentation"), blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("groupe")
        verbose_name_plural = _("groupes")
        ordering = ["zone__order", "short_name", "pk"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class GroupStep(Mention, Contestable):
    """A group is created, relaunched, put to sleep or closed; `seen_on` is the day it happened."""

    group = models.ForeignKey(Group, verbose_name=_("groupe"), on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("étape"), max_length=10, choices=StepKind.choices)
    not_before = models.DateField(_("pas avant le"), null=True, blank=True)

    class Meta:
        verbose_name = _("étape de la vie d’un groupe")
        verbose_name_plural = _("étapes de la vie des groupes")
        ordering = ["seen_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["group", "kind", "seen_on", "source"], name="group_step_once")]

    def __str__(self) -> str:
        """Return « relancé, octobre 2020 »."""
        return f"{self.get_kind_display()}, {self.seen}"

    @property
    def happened(self) -> PartialDate:
        """Return when it happened: as the source says, not before what bounds it."""
        seen = self.seen
        return PartialDate(max(seen.first, self.not_before or seen.first), seen.precision)
