"""Authorities that take part in a group."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.groups.models.group import Group
from faitiere.domains.people.models import Person
from faitiere.domains.territories.models import Authority


class GroupMemberQuerySet(models.QuerySet["GroupMember"]):
    """Business sets of members of groups."""

    def taking_part(self, on: date) -> Self:
        """Return those that take part on a day."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=on)).filter(Q(ends_on=None) | Q(ends_on__gt=on))


class GroupMember(models.Model):
    """An authority that takes part in a group over a period, with the people who follow it there."""

    group = models.ForeignKey(Group, verbose_name=_("groupe"), on_delete=models.CASCADE, related_name="members")
    authority = models.ForeignKey(
        Authority, verbose_name=_("collectivité"), on_delete=models.PROTECT, related_name="group_memberships"
    )
    contacts = models.ManyToManyField(Person, verbose_name=_("contacts"), blank=True, related_name="group_contacts")
    starts_on = models.DateField(_("début"), null=True, blank=True)
    ends_on = models.DateField(_("fin (exclue)"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    objects = GroupMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("collectivité membre d’un groupe")
        verbose_name_plural = _("collectivités membres des groupes")
        ordering = ["group", "authority__name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gt=F("starts_on")),
                name="group_member_ends_after_start",
            ),
            models.UniqueConstraint(fields=["group", "authority"], condition=Q(ends_on=None), name="group_member_once"),
        ]

    def __str__(self) -> str:
        """Return the authority and the group."""
        return f"{self.authority} – {self.group}"
