"""The plan of an issue: its sections in order, and what goes under each. Data, not code."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.groups.choices import GroupKind
from faitiere.domains.groups.models import Group
from faitiere.domains.newsletters.choices import SectionKind
from faitiere.domains.territories.models import Zone


class SectionTemplate(models.Model):
    """A list of sections: the letter of today, or the older one by continent."""

    slug = models.SlugField(_("identifiant"), unique=True, max_length=60)
    name = models.CharField(_("nom"), max_length=120, unique=True)
    description = models.TextField(_("à quoi il sert"), blank=True)

    class Meta:
        verbose_name = _("modèle de sommaire")
        verbose_name_plural = _("modèles de sommaire")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class TemplateSection(models.Model):
    """A section of the plan. The one that `takes_the_rest` receives what no rule files elsewhere."""

    template = models.ForeignKey(
        SectionTemplate, verbose_name=_("modèle"), on_delete=models.CASCADE, related_name="sections"
    )
    slug = models.SlugField(_("identifiant"), max_length=60)
    title = models.CharField(_("titre"), max_length=150)
    kind = models.CharField(_("contenu"), max_length=10, choices=SectionKind.choices, default=SectionKind.ITEMS)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)
    takes_the_rest = models.BooleanField(_("reçoit ce qui n’a pas d’autre place"), default=False)
    lead_group = models.ForeignKey(
        Group,
        verbose_name=_("groupe de toute la rubrique"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Sa présidence est citée une fois, sous le titre de la rubrique."),
    )

    class Meta:
        verbose_name = _("rubrique d’un modèle de sommaire")
        verbose_name_plural = _("rubriques des modèles de sommaire")
        ordering = ["template", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["template", "slug"], name="template_section_once")]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class SectionRule(models.Model):
    """« Goes here: what is of this rubric, this group, this zone, this kind of group ». All that is filled must hold.

    Among the rules that hold, the most precise wins: a rubric before a group, a group before a zone, a zone before a
    kind.
    """

    section = models.ForeignKey(
        TemplateSection, verbose_name=_("rubrique"), on_delete=models.CASCADE, related_name="rules"
    )
    rubric = models.SlugField(_("rubrique de l’article"), max_length=60, blank=True)
    group = models.ForeignKey(
        Group, verbose_name=_("groupe"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    zone = models.ForeignKey(
        Zone, verbose_name=_("zone"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    group_kind = models.CharField(_("nature du groupe"), max_length=10, choices=GroupKind.choices, blank=True)

    class Meta:
        verbose_name = _("règle de classement")
        verbose_name_plural = _("règles de classement")
        ordering = ["section", "pk"]
