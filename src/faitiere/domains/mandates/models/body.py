"""Bodies, their rules and their seats."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.mandates.choices import BodyKind, ParityNature, SeatRole
from faitiere.domains.people.models import Organization


class Body(models.Model):
    """Anything that has seats: assembly, board, bureau, group, committee, outside body."""

    slug = models.SlugField(_("identifiant"), unique=True, max_length=120)
    name = models.CharField(_("nom"), max_length=250)
    acronym = models.CharField(_("sigle"), max_length=40, blank=True)
    kind = models.CharField(_("nature"), max_length=10, choices=BodyKind.choices)
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organisation à laquelle elle appartient"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bodies",
        help_text=_("Vide pour une instance du réseau lui-même."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("instance parente"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
    )
    description = models.TextField(_("présentation"), blank=True)
    size = models.PositiveSmallIntegerField(_("nombre de sièges prévu"), null=True, blank=True)
    term_years = models.PositiveSmallIntegerField(_("durée des mandats (années)"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)
    starts_on = models.DateField(_("créée le"), null=True, blank=True)
    ends_on = models.DateField(_("supprimée le"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("instance")
        verbose_name_plural = _("instances")
        ordering = ["order", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gt=F("starts_on")),
                name="body_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class ParityRule(models.Model):
    """How binding parity is for a body, and since when."""

    body = models.ForeignKey(Body, verbose_name=_("instance"), on_delete=models.CASCADE, related_name="parity_rules")
    nature = models.CharField(_("nature"), max_length=12, choices=ParityNature.choices)
    since = models.DateField(_("depuis le"))
    decided_by = models.CharField(_("décidée par"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("règle de parité")
        verbose_name_plural = _("règles de parité")
        ordering = ["body", "since"]
        constraints = [models.UniqueConstraint(fields=["body", "since"], name="parity_rule_one_a_day")]


class Seat(models.Model):
    """A place in a body. At most one retained mandate fills it on a day."""

    body = models.ForeignKey(Body, verbose_name=_("instance"), on_delete=models.CASCADE, related_name="seats")
    role = models.CharField(_("rôle"), max_length=24, choices=SeatRole.choices)
    label = models.CharField(_("libellé"), max_length=150, blank=True)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)
    term_years = models.PositiveSmallIntegerField(
        _("durée du mandat (années)"), null=True, blank=True, help_text=_("Vide : celle de l’instance.")
    )

    class Meta:
        verbose_name = _("siège")
        verbose_name_plural = _("sièges")
        ordering = ["body", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["body", "role", "order"], name="seat_place_once"),
        ]

    def __str__(self) -> str:
        """Return « Présidence – Groupe-pays Sénégal »."""
        return f"{self.label or self.get_role_display()} – {self.body}"
