"""« Présidente du groupe-pays Sénégal : … »: the line that the letter prints, from the mandate valid on its day."""

from collections.abc import Iterable
from datetime import date

from faitiere.domains.groups.models import Group
from faitiere.domains.groups.queries.directory import GroupCard, cards_on
from faitiere.domains.letters.queries import formulas
from faitiere.domains.mandates.choices import SeatRole
from faitiere.domains.mandates.queries import Standing
from faitiere.domains.newsletters.models import IssueItem
from faitiere.domains.people.choices import Civility
from faitiere.domains.people.models import Person
from faitiere.domains.people.rules import titles

PRESIDENTS = {Civility.MADAME: "Présidente", Civility.MONSIEUR: "Président"}
FEMININE = ("dynamique", "mission", "task")


def cards(groups: Iterable[int | None], on: date) -> dict[int, GroupCard]:
    """Return who leads these groups on a day: a constant number of queries."""
    wanted = Group.objects.filter(pk__in=[pk for pk in groups if pk])
    found = wanted.select_related("zone", "body", "entrusted_to").prefetch_related("countries")
    return {card.group.pk: card for card in cards_on(on, found)}


def lines(groups: Iterable[int | None], on: date) -> dict[int, str]:
    """Return the line of each group that somebody leads on a day."""
    said = {pk: line(card) for pk, card in cards(groups, on).items()}
    return {pk: one for pk, one in said.items() if one}


def line(card: GroupCard) -> str:
    """Return the line of a group, "" when nobody leads it."""
    standing = card.standing
    if standing is None or not standing.is_held:
        return ""
    person = standing.person
    return f"{_role(standing, person)} {_of(card.group)} : {', '.join(_holder(standing, person))}"


def expected(items: Iterable[IssueItem], known: dict[int, str]) -> dict[int, str]:
    """Return the line of each item: once for each group within a section, at its first item that is not cut.

    A section that quotes a group under its own title does not quote it again. Items come in order, with their section.
    """
    told: set[tuple[int, int]] = set()
    said: dict[int, str] = {}
    for item in items:
        place = (item.section_id, item.group_id or 0)
        is_first = place not in told and item.section.group_id != item.group_id
        said[item.pk] = known.get(item.group_id or 0, "") if is_first and not item.is_cut else ""
        if not item.is_cut:
            told.add(place)
    return said


def _role(standing: Standing, person: Person | None) -> str:
    if standing.seat.role == SeatRole.HEAD_OF_MISSION:
        return "Conduite"
    return PRESIDENTS.get(Civility(person.civility), "Présidence") if person and person.civility else "Présidence"


def _of(group: Group) -> str:
    """Return « du groupe-pays Sénégal », « de la mission transversale Climat »."""
    first = group.name.split("-")[0].split()[0]
    name = group.name[0].lower() + group.name[1:]
    return f"de la {name}" if first.casefold() in FEMININE else f"du {name}"


def _holder(standing: Standing, person: Person | None) -> list[str]:
    """Return the parts of what is said of whoever leads: name, title, authority; an authority alone by its form."""
    mandate = standing.mandate
    authority = mandate.authority if mandate else None
    if person is None:
        return [formulas.formal_name(authority) if authority else standing.holder_name]
    title = titles.agree(standing.title, person.civility)
    title = title[:1].lower() + title[1:]
    place = str(authority) if authority and str(authority) not in title else ""
    return [part for part in (str(person), title, place) if part]
