"""Élus by office or portfolio, contacts of authorities, people of partner organisations."""

from collections.abc import Collection
from typing import ClassVar

from django.db.models import Q, QuerySet

from faitiere.domains.audiences.queries.criteria.belonging import contacts_in_use, contacts_told, offices_told
from faitiere.domains.audiences.queries.criterion import Ask, Criterion, Reason, register, small, tied
from faitiere.domains.audiences.queries.parameters import Choice, Parameter, Row, Words
from faitiere.domains.people.choices import OfficeKind
from faitiere.domains.people.models import ContactPoint, Office, Organization, Position
from faitiere.domains.people.queries import offices_in_force


@register
class Officials(Criterion):
    """Élues et élus, by rank or by what their title or portfolio says. « Présidences d’exécutifs » are the heads."""

    key = "people.officials"
    family = "Personnes"
    label = "Élues et élus selon leur fonction"
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Choice("ranks", "Fonction", options=OfficeKind),
        Words("words", "Titre ou délégation contenant"),
    )

    def people(self, ask: Ask) -> Q:
        """Return whoever holds such an office on the day."""
        return tied(self._rows(ask))

    def reasons(self, people: Collection[int], ask: Ask) -> dict[int, Reason]:
        """Return each one's title and authority: two queries."""
        rows = self._rows(ask).filter(person__in=people).select_related("authority")
        return {pk: Reason(said, authority) for pk, (said, authority) in offices_told(rows, ask.on).items()}

    def _rows(self, ask: Ask) -> QuerySet[Office]:
        rows = offices_in_force(ask.on)
        if "ranks" in ask.values:
            rows = rows.filter(kind__in=ask.values["ranks"])
        if "words" in ask.values:
            rows = rows.filter(Q(title__icontains=ask.values["words"]) | Q(portfolio__icontains=ask.values["words"]))
        return rows


@register
class Contacts(Criterion):
    """Contacts and agents of authorities, by what they do there."""

    key = "people.contacts"
    family = "Personnes"
    label = "Contacts et agents des collectivités"
    parameters: ClassVar[tuple[Parameter, ...]] = (Words("words", "Fonction contenant"),)

    def people(self, ask: Ask) -> Q:
        """Return the contacts of the day."""
        return tied(self._rows(ask))

    def reasons(self, people: Collection[int], ask: Ask) -> dict[int, Reason]:
        """Return each one's role and authority: one query."""
        rows = self._rows(ask).filter(person__in=people).select_related("authority").order_by("pk")
        return {pk: Reason(said, authority) for pk, (said, authority) in contacts_told(rows).items()}

    def _rows(self, ask: Ask) -> QuerySet[ContactPoint]:
        rows = contacts_in_use(ask.on)
        return rows.filter(role__icontains=ask.values["words"]) if "words" in ask.values else rows


@register
class OfOrganization(Criterion):
    """People who do something in a partner organisation."""

    key = "people.positions"
    family = "Personnes"
    label = "Personnes d’une organisation partenaire"
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Row("organization", "Organisation", is_required=True, model=Organization),
    )

    def people(self, ask: Ask) -> Q:
        """Return whoever holds a position there on the day."""
        return tied(self._rows(ask))

    def reasons(self, people: Collection[int], ask: Ask) -> dict[int, Reason]:
        """Return « directrice, Organisation »: one query."""
        rows = self._rows(ask).filter(person__in=people).select_related("organization").order_by("-pk")
        return {one.person_id: Reason(f"{small(one.title)}, {one.organization}") for one in rows}

    def _rows(self, ask: Ask) -> QuerySet[Position]:
        begun = Q(starts_on=None) | Q(starts_on__lte=ask.on)
        lasting = Q(ends_on=None) | Q(ends_on__gt=ask.on)
        return Position.objects.filter(begun, lasting, organization=ask.values["organization"])
