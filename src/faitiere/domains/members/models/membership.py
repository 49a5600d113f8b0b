"""Memberships."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.library.models import LibraryDocument
from faitiere.domains.members.choices import ActKind, MembershipState
from faitiere.domains.territories.models import Authority


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Business sets of memberships."""

    def in_force(self, on: date) -> Self:
        """Return those that make their authority a member on that day."""
        return (
            self.filter(starts_on__lte=on)
            .filter(Q(ends_on=None) | Q(ends_on__gt=on))
            .exclude(state=MembershipState.REQUESTED)
        )

    def requested(self) -> Self:
        """Return those that wait for a decision."""
        return self.filter(state=MembershipState.REQUESTED)

    def overlapping(self, starts_on: date, ends_on: date | None) -> Self:
        """Return the decided ones that share at least a day with a period."""
        begun = self.exclude(state=MembershipState.REQUESTED).filter(Q(ends_on=None) | Q(ends_on__gt=starts_on))
        return begun if ends_on is None else begun.filter(starts_on__lt=ends_on)


class Membership(models.Model):
    """An authority's membership over a period, and the act that decided it."""

    authority = models.ForeignKey(
        Authority, verbose_name=_("collectivité"), on_delete=models.PROTECT, related_name="memberships"
    )
    state = models.CharField(_("état"), max_length=10, choices=MembershipState.choices, default=MembershipState.ACTIVE)
    starts_on = models.DateField(_("début"))
    ends_on = models.DateField(_("fin (exclue)"), null=True, blank=True)
    act_kind = models.CharField(_("acte"), max_length=12, choices=ActKind.choices, default=ActKind.DELIBERATION)
    act_number = models.CharField(_("numéro de l’acte"), max_length=60, blank=True)
    act_on = models.DateField(_("date de l’acte"), null=True, blank=True)
    act_file = models.ForeignKey(
        LibraryDocument,
        verbose_name=_("acte (fichier)"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    note = models.TextField(_("note"), blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("adhésion")
        verbose_name_plural = _("adhésions")
        ordering = ["authority__name", "-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")), name="membership_ends_after_start"
            ),
            # An authority has at most one membership without an end, one request, and one start a day. That two ended
            # ones never overlap is the services' business: no constraint says it on both databases.
            models.UniqueConstraint(
                fields=["authority"],
                condition=Q(ends_on=None) & ~Q(state=MembershipState.REQUESTED),
                name="membership_one_without_end",
            ),
            models.UniqueConstraint(
                fields=["authority"], condition=Q(state=MembershipState.REQUESTED), name="membership_one_request"
            ),
            models.UniqueConstraint(fields=["authority", "starts_on"], name="membership_one_start_a_day"),
            # What has ended says how.
            models.CheckConstraint(
                condition=~Q(state__in=[MembershipState.LAPSED, MembershipState.RESIGNED]) | Q(ends_on__isnull=False),
                name="membership_ended_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        """Return the authority and the year it started."""
        return f"{self.authority} ({self.starts_on:%Y})"
