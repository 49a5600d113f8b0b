"""What criteria about authorities share: from a set of authorities to their people, and why each is meant."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, ClassVar

from django.db.models import Q, QuerySet

from faitiere.domains.audiences.choices import Who
from faitiere.domains.audiences.queries.criterion import Ask, Criterion, Reason, small, tied
from faitiere.domains.audiences.queries.parameters import Choice, Parameter
from faitiere.domains.people.choices import OfficeKind
from faitiere.domains.people.models import ContactPoint, Office
from faitiere.domains.people.queries import held_offices, offices_in_force
from faitiere.domains.territories.models import Authority

WHO: Parameter = Choice("who", "Qui dans ces collectivités", options=Who)
EVERYBODY = (Who.OFFICIALS, Who.CONTACTS)


class OfAuthorities(Criterion):
    """People of some authorities. Subclasses say which ones, and what is to be told of each."""

    parameters: ClassVar[tuple[Parameter, ...]] = (WHO,)

    def authorities(self, ask: Ask) -> QuerySet[Authority]:
        """Return the authorities that are meant."""
        raise NotImplementedError

    def because(self, authorities: Collection[int], ask: Ask) -> dict[int, str]:  # noqa: ARG002 - subclasses look at it
        """Return what is told of each authority: « adhérente depuis 2021 »."""
        return {}

    def people(self, ask: Ask) -> Q:
        """Return whoever holds an office there or is a contact of theirs, as `who` asks."""
        return tied(*self._rows(ask))

    def reasons(self, people: Collection[int], ask: Ask) -> dict[int, Reason]:
        """Return « maire de Valmont-sur-Loire, adhérente depuis 2021 »: four queries at most."""
        found: dict[int, tuple[str, Authority]] = {}
        for rows in self._rows(ask):
            met = rows.filter(person__in=people).select_related("authority")
            told = offices_told(met, ask.on) if rows.model is Office else contacts_told(met)
            found = {**told, **found}
        facts = self.because({authority.pk for _said, authority in found.values()}, ask)
        return {
            person: Reason(", ".join(filter(None, [said, facts.get(authority.pk, "")])), authority)
            for person, (said, authority) in found.items()
        }

    def _rows(self, ask: Ask) -> list[QuerySet[Any]]:
        who = ask.values.get("who") or EVERYBODY
        there = self.authorities(ask).order_by().values("pk")
        rows: list[QuerySet[Any]] = []
        if Who.OFFICIALS in who or Who.HEADS in who:
            offices = offices_in_force(ask.on).filter(authority__in=there)
            rows.append(offices if Who.OFFICIALS in who else offices.filter(kind=OfficeKind.HEAD))
        if Who.CONTACTS in who:
            rows.append(contacts_in_use(ask.on).filter(authority__in=there))
        return rows


def contacts_in_use(on: date) -> QuerySet[ContactPoint]:
    """Return the points by which the people of authorities are reached on a day."""
    in_use = Q(ends_on=None) | Q(ends_on__gt=on)
    return ContactPoint.objects.filter(in_use, person__isnull=False, authority__isnull=False, collected_on__lte=on)


def offices_told(offices: QuerySet[Office], on: date) -> dict[int, tuple[str, Authority]]:
    """Return each person's title in words, of the offices given the freshest of the highest rank: two queries."""
    met = {office.pk: office for office in offices.order_by("pk")}
    known = held_offices({office.person_id for office in met.values()}, on)
    told: dict[int, tuple[str, Authority]] = {
        office.person_id: (in_words(office.title, office.authority), office.authority) for office in met.values()
    }
    for person, held in known.items():
        here = sorted((one for one in held if one.office.pk in met), key=lambda one: one.rank)
        if here:
            told[person] = (in_words(here[0].title, here[0].office.authority), here[0].office.authority)
    return told


def contacts_told(contacts: Iterable[ContactPoint]) -> dict[int, tuple[str, Authority]]:
    """Return each contact in words: « chargée de mission, contact de Valmont-sur-Loire »."""
    told: dict[int, tuple[str, Authority]] = {}
    for contact in contacts:
        if contact.person_id and contact.authority and contact.person_id not in told:
            role = f"{small(contact.role)}, " if contact.role else ""
            told[contact.person_id] = (f"{role}contact {contact.authority.genitive}", contact.authority)
    return told


def in_words(title: str, authority: Authority) -> str:
    """Return « maire de Valmont-sur-Loire »; a title that already names its authority stays as it is."""
    return small(title) if authority.name in title else f"{small(title)} {authority.genitive}"
