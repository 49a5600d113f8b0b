"""Groups: who presides them, which authorities take part."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.db.models import Q, QuerySet

from faitiere.domains.audiences.queries.criteria.belonging import WHO, OfAuthorities
from faitiere.domains.audiences.queries.criteria.mandates import holding_told
from faitiere.domains.audiences.queries.criterion import Ask, Criterion, Reason, register, tied
from faitiere.domains.audiences.queries.parameters import Choice, Parameter, Row
from faitiere.domains.groups.choices import GroupKind
from faitiere.domains.groups.models import Group, GroupMember
from faitiere.domains.mandates.models import Mandate
from faitiere.domains.mandates.queries import mandates_held
from faitiere.domains.mandates.queries.bodies import PRESIDENCIES
from faitiere.domains.territories.models import Authority

GROUP = Row("group", "Groupe", is_required=True, model=Group, is_short=True)


@register
class Presidents(Criterion):
    """Whoever leads a group on the day."""

    key = "groups.presidents"
    family = "Groupes"
    label = "Présidences de groupes"
    parameters: ClassVar[tuple[Parameter, ...]] = (Choice("kinds", "Nature du groupe", options=GroupKind),)

    def people(self, ask: Ask) -> Q:
        """Return the holders of the presidencies."""
        return tied(self._rows(ask))

    def reasons(self, people: Collection[int], ask: Ask) -> dict[int, Reason]:
        """Return « présidence, Groupe-pays Valdorie »: one query."""
        rows = self._rows(ask).filter(person__in=people).select_related("seat__body", "authority")
        return holding_told(rows)

    def _rows(self, ask: Ask) -> QuerySet[Mandate]:
        rows = mandates_held(ask.on).filter(seat__role__in=PRESIDENCIES, seat__body__group__isnull=False)
        return rows.filter(seat__body__group__kind__in=ask.values["kinds"]) if "kinds" in ask.values else rows


@register
class OfGroup(OfAuthorities):
    """People of the authorities that take part in a group."""

    key = "groups.people"
    family = "Groupes"
    label = "Collectivités d’un groupe"
    parameters: ClassVar[tuple[Parameter, ...]] = (GROUP, WHO)

    def authorities(self, ask: Ask) -> QuerySet[Authority]:
        """Return those that take part on the day."""
        there = GroupMember.objects.taking_part(ask.on).filter(group=ask.values["group"]).values("authority")
        return Authority.objects.filter(pk__in=there)

    def because(self, authorities: Collection[int], ask: Ask) -> dict[int, str]:
        """Return the name of the group."""
        name = GROUP.says(ask.values["group"])
        return {pk: f"dans le {name[:1].lower()}{name[1:]}" for pk in authorities}


@register
class Followers(Criterion):
    """The people who follow a group for their authority."""

    key = "groups.followers"
    family = "Groupes"
    label = "Personnes qui suivent un groupe"
    parameters: ClassVar[tuple[Parameter, ...]] = (GROUP,)

    def people(self, ask: Ask) -> Q:
        """Return the contacts of the authorities that take part."""
        return Q(pk__in=self._rows(ask).values("contacts__pk"))

    def reasons(self, people: Collection[int], ask: Ask) -> dict[int, Reason]:
        """Return for which authority each follows it: three queries."""
        found: dict[int, Reason] = {}
        name = GROUP.says(ask.values["group"])
        rows: Any = self._rows(ask).filter(contacts__in=people).distinct().select_related("authority")
        for member in rows.prefetch_related("contacts"):
            for contact in member.contacts.all():
                if contact.pk in people:
                    said = f"suit le {name[:1].lower()}{name[1:]} pour {member.authority}"
                    found.setdefault(contact.pk, Reason(said, member.authority))
        return found

    def _rows(self, ask: Ask) -> QuerySet[GroupMember]:
        return GroupMember.objects.taking_part(ask.on).filter(group=ask.values["group"], contacts__isnull=False)
