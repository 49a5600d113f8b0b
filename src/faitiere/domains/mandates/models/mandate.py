"""Who holds a seat, since when, and who says so."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.mandates.choices import Holding
from faitiere.domains.mandates.models.body import Seat
from faitiere.domains.people.models import Office, Organization, Person
from faitiere.domains.territories.models import Authority
from faitiere.kernel.periods import PartialDate, Precision
from faitiere.kernel.statements import Contestable, Mention


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Business sets of mandates."""

    def retained(self) -> Self:
        """Return those that nobody's judgement set aside."""
        return self.filter(is_retained=True)

    def told(self) -> Self:
        """Load what it takes to name a mandate and its seat."""
        return self.select_related("person", "authority", "organization", "office", "substitute", "seat__body")


class Mandate(Contestable):
    """A seat held by a person, an authority, an organisation, or by nobody (a stated vacancy).

    `holds_from` is the day from which the statement holds: the start when it is known, else the earliest day that its
    first mention may mean. It holds until `ends_on`, or until another retained mandate of the seat holds.
    """

    seat = models.ForeignKey(Seat, verbose_name=_("siège"), on_delete=models.PROTECT, related_name="mandates")
    holding = models.CharField(_("détenu par"), max_length=12, choices=Holding.choices, default=Holding.PERSON)
    person = models.ForeignKey(
        Person, verbose_name=_("personne"), null=True, blank=True, on_delete=models.PROTECT, related_name="mandates"
    )
    authority = models.ForeignKey(
        Authority,
        verbose_name=_("collectivité"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="mandates",
        help_text=_("La collectivité au titre de laquelle le siège est tenu."),
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="mandates",
    )
    office = models.ForeignKey(
        Office,
        verbose_name=_("mandat électif sur lequel il repose"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="mandates",
    )
    substitute = models.ForeignKey(
        Person,
        verbose_name=_("suppléance"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="substitutions",
    )
    label = models.CharField(_("mention imprimée"), max_length=200, blank=True)
    holds_from = models.DateField(_("vaut à partir du"))
    holds_precision = models.CharField(_("précision"), max_length=5, choices=Precision.choices, default=Precision.DAY)
    starts_on = models.DateField(_("début, s’il est connu"), null=True, blank=True)
    ends_on = models.DateField(_("fin (exclue), si elle est connue"), null=True, blank=True)
    end_reason = models.CharField(_("motif de fin"), max_length=200, blank=True)
    term_years = models.PositiveSmallIntegerField(
        _("durée (années)"), null=True, blank=True, help_text=_("Vide : celle du siège.")
    )
    note = models.TextField(_("note"), blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandat dans une instance")
        verbose_name_plural = _("mandats dans les instances")
        ordering = ["seat", "holds_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("holds_from")), name="mandate_ends_after_it_holds"
            ),
            # What is held says by whom: a named person, an authority alone, an organisation, or nobody.
            models.CheckConstraint(
                condition=Q(holding=Holding.PERSON, person__isnull=False)
                | Q(holding=Holding.AUTHORITY, person=None, authority__isnull=False)
                | Q(holding=Holding.ORGANIZATION, organization__isnull=False)
                | Q(holding=Holding.VACANT, person=None),
                name="mandate_holder_matches_holding",
            ),
            # Two retained statements of one day contradict each other: somebody must judge.
            models.UniqueConstraint(
                fields=["seat", "holds_from"], condition=Q(is_retained=True), name="mandate_one_retained_a_day"
            ),
        ]

    def __str__(self) -> str:
        """Return « Arnaud Ngatcha, présidence – Groupe-pays Sénégal »."""
        return f"{self.holder_name}, {self.seat}"

    @property
    def holder_name(self) -> str:
        """Return the name of whoever holds it, as far as it is known."""
        if self.holding == Holding.VACANT:
            return self.label or str(Holding.VACANT.label)
        return str(self.person or self.organization or self.authority)

    @property
    def held_since(self) -> PartialDate:
        """Return the day from which the statement holds, as precisely as the source says."""
        return PartialDate(self.holds_from, Precision(self.holds_precision))


class MandateMention(Mention):
    """A source that says the seat is so held."""

    mandate = models.ForeignKey(Mandate, verbose_name=_("mandat"), on_delete=models.CASCADE, related_name="mentions")

    class Meta:
        verbose_name = _("mention d’un mandat")
        verbose_name_plural = _("mentions de mandats")
        ordering = ["seen_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["mandate", "seen_on", "source", "source_page"], name="mandate_mention_once")
        ]
