"""Elected offices in authorities and positions in organisations, with what sources say of them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.people.choices import OfficeKind
from faitiere.domains.people.models.organization import Organization
from faitiere.domains.people.models.person import Person
from faitiere.domains.territories.models import Authority
from faitiere.kernel.statements import Mention


class Office(models.Model):
    """An elected office (mandat électif) of a person in an authority. Start and end are often unknown."""

    person = models.ForeignKey(Person, verbose_name=_("personne"), on_delete=models.CASCADE, related_name="offices")
    authority = models.ForeignKey(
        Authority,
        verbose_name=_("collectivité"),
        on_delete=models.PROTECT,
        related_name="offices",
        db_index=False,  # the first of the indexes below begins with it
    )
    kind = models.CharField(_("rang"), max_length=12, choices=OfficeKind.choices, default=OfficeKind.OTHER)
    title = models.CharField(_("titre"), max_length=250)
    portfolio = models.CharField(_("délégation"), max_length=250, blank=True)
    starts_on = models.DateField(_("début"), null=True, blank=True)
    ends_on = models.DateField(_("fin (exclue)"), null=True, blank=True)
    end_reason = models.CharField(_("motif de fin"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("mandat électif")
        verbose_name_plural = _("mandats électifs")
        ordering = ["person", "authority", "pk"]
        # Whole questions (« the élus of these authorities », « the mayors » of a day) are answered from an index alone:
        # up to six times faster over 500,000 offices.
        indexes = [
            models.Index(fields=["authority", "starts_on", "ends_on", "person"], name="office_of_authority"),
            models.Index(fields=["kind", "authority", "starts_on", "ends_on", "person"], name="office_of_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gt=F("starts_on")),
                name="office_ends_after_start",
            ),
            # The same title in the same authority is one office, seen several times, until it ends; it may come back.
            models.UniqueConstraint(
                fields=["person", "authority", "title"], condition=Q(ends_on=None), name="office_open_once"
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class OfficeMention(Mention):
    """A source that gives a person this office."""

    office = models.ForeignKey(
        Office, verbose_name=_("mandat électif"), on_delete=models.CASCADE, related_name="mentions"
    )
    title_printed = models.CharField(_("titre imprimé"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("mention d’un mandat électif")
        verbose_name_plural = _("mentions de mandats électifs")
        ordering = ["seen_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["office", "seen_on", "source", "source_page"], name="office_mention_once")
        ]


class Position(models.Model):
    """What somebody does in an organisation; also staff of the network."""

    person = models.ForeignKey(Person, verbose_name=_("personne"), on_delete=models.CASCADE, related_name="positions")
    organization = models.ForeignKey(
        Organization, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="positions"
    )
    title = models.CharField(_("titre"), max_length=250)
    starts_on = models.DateField(_("début"), null=True, blank=True)
    ends_on = models.DateField(_("fin (exclue)"), null=True, blank=True)

    class Meta:
        verbose_name = _("fonction")
        verbose_name_plural = _("fonctions")
        ordering = ["person", "organization", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gt=F("starts_on")),
                name="position_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["person", "organization", "title"], condition=Q(ends_on=None), name="position_open_once"
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class PositionMention(Mention):
    """A source that gives a person this position."""

    position = models.ForeignKey(
        Position, verbose_name=_("fonction"), on_delete=models.CASCADE, related_name="mentions"
    )

    class Meta:
        verbose_name = _("mention d’une fonction")
        verbose_name_plural = _("mentions de fonctions")
        ordering = ["seen_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "seen_on", "source", "source_page"], name="position_mention_once"
            )
        ]
