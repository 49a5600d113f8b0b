"""Finding people and organisations as one types them."""

from difflib import SequenceMatcher

from django.db.models import Q, QuerySet

from faitiere.domains.people.models import Organization, Person
from faitiere.kernel.words import plain, words

NEAR_ENOUGH = (
    0.78  # « Ngacha » for « Ngatcha », « Rebsamin » for « Rebsamen »; not « Martin » for « Marin » and « Morin »
)
GUESSED_AMONG = 20_000


def search(text: str, *, limit: int = 20) -> list[Person]:
    """Return the people whose names or other spellings begin with each word typed, in any order, accents aside.

    When nobody matches, the nearest spellings are offered. Erased and merged rows are not found.
    """
    typed = words(text)
    if not typed:
        return []
    found = list(_beginning_with(typed).order_by("last_name", "first_name", "pk")[: limit * 3])
    found.sort(key=lambda person: not plain(person.last_name).startswith(typed[0]))
    return found[:limit] or _nearest(typed, limit)


def _beginning_with(typed: list[str]) -> QuerySet[Person]:
    people = Person.objects.current()
    for word in typed:
        people = people.filter(search_name__contains=f" {word}")
    return people


def _nearest(typed: list[str], limit: int) -> list[Person]:
    """Compare each word typed with the words of every name; slow enough to be the last resort."""
    matchers = [SequenceMatcher(None, "", word) for word in typed]
    scored = []
    for pk, names in Person.objects.current().values_list("pk", "search_name").order_by("pk")[:GUESSED_AMONG]:
        score = min(_likeness(matcher, names.split()) for matcher in matchers)
        if score >= NEAR_ENOUGH:
            scored.append((score, pk))
    best = [pk for _score, pk in sorted(scored, reverse=True)[:limit]]
    people = Person.objects.in_bulk(best)
    return [people[pk] for pk in best]


def _likeness(matcher: SequenceMatcher[str], names: list[str]) -> float:
    """Return how like the nearest of several names is, from 0 to 1; those that are clearly not are not compared."""
    best = 0.0
    for name in names:
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= NEAR_ENOUGH and matcher.quick_ratio() >= NEAR_ENOUGH:
            best = max(best, matcher.ratio())
    return best


def search_organizations(text: str, *, limit: int = 20) -> list[Organization]:
    """Return the organisations whose acronym, name or other spelling contains each word typed, accents aside."""
    typed = words(text)
    if not typed:
        return []
    rows = Organization.objects.filter(~Q(name="")).order_by("name", "pk")
    found = [row for row in rows if _contains(row, typed)]
    found.sort(key=lambda row: plain(row.acronym) != typed[0])
    return found[:limit]


def _contains(organization: Organization, typed: list[str]) -> bool:
    names = " ".join([organization.acronym, organization.name, *organization.also_spelled])
    known = words(names)
    return all(any(name.startswith(word) for name in known) for word in typed)
