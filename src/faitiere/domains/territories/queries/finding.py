"""Search as people type: « st priest », « aix en prov », « faucigny gliere », « 69123 », « loire atl », « région sud ».

One row of ``AuthorityWord`` for each word of a name and each code; what is typed is an intersection of ranges of words,
the same SQL on SQLite and PostgreSQL. Best first: the name or code itself, names that begin so, whole words, beginnings
of words; within each, the living before the former, the larger before the smaller.
"""

import re
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import F, Max, QuerySet

from faitiere.domains.territories.models import Authority, AuthorityWord
from faitiere.domains.territories.models.authority import AuthorityQuerySet
from faitiere.domains.territories.queries import spelling

# Typed before the name of a commune, and no part of it.
_TOWN_HALL = re.compile(
    r"^\s*(?:la\s+)?(?:ville|mairie|commune)\s+(?:de\s+la\s+|de\s+l['’]|de\s+|du\s+|des\s+|d['’])", re.IGNORECASE
)
_SIREN = re.compile(r"^\d{3} ?\d{3} ?\d{3}$")
# After every word of letters and digits that begins alike, in any collation.
_LAST = "zzzz"

Words = QuerySet[AuthorityWord]


def search(
    text: str, *, kinds: Collection[str] | None = None, limit: int = 20, on: date | None = None
) -> list[Authority]:
    """Return the authorities that a text may mean, best first; ``on`` leaves out those that had ended by that day.

    A former commune comes with its ``successor``, so that the screen can lead there and say so.
    """
    text = text.strip()
    eligible = _eligible(kinds, on)
    if _SIREN.match(text):
        bearers = Authority.objects.all() if eligible is None else eligible
        ranked = bearers.filter(siren=text.replace(" ", "")).order_by(F("ends_on").desc(nulls_first=True), "pk")
        found = list(ranked.values_list("pk", flat=True)[:limit])
    else:
        found = []
        for words in _attempts(text):
            if len(found) < limit:
                found += _best(words, eligible, found, limit - len(found))
    authorities = Authority.objects.select_related("country", "departement", "epci", "successor").in_bulk(found)
    return [authorities[key] for key in found]


def _eligible(kinds: Collection[str] | None, on: date | None) -> AuthorityQuerySet | None:
    """Return the authorities to search among; None is all of them."""
    if kinds is None and on is None:
        return None
    authorities = Authority.objects.all() if on is None else Authority.objects.current(on)
    return authorities if kinds is None else authorities.filter(kind__in=kinds)


def _best(words: Words, eligible: AuthorityQuerySet | None, but: list[int], limit: int) -> list[int]:
    """Return the keys of the best authorities that have some words.

    Grouping by authority makes the database find them all before it sorts; else PostgreSQL may sort the whole register
    first, hoping to meet the few wanted early.
    """
    if eligible is not None:
        words = words.filter(authority__in=eligible)
    found = words.exclude(authority__in=but).values("authority_id")
    sized = found.annotate(ended=Max("authority__ends_on"), size=Max("authority__population"))
    best = sized.order_by(F("ended").asc(nulls_first=True), F("size").desc(nulls_last=True), "authority_id")
    return [row["authority_id"] for row in best[:limit]]


def _attempts(text: str) -> list[Words]:
    """Return the ways of understanding a text, from the strictest to the loosest."""
    words = spelling.tokens(_TOWN_HALL.sub("", text))
    if not words:
        return []
    names = {spelling.whole(words), spelling.whole(spelling.tokens(text))}
    wanted = spelling.significant(words)
    named = AuthorityWord.objects.filter(word__in=names, is_whole=True)
    begins = _beginning(spelling.whole(words)).filter(is_whole=True)
    if len("".join(words)) == 1:
        return [named]
    if not wanted:
        return [named, begins]
    holds = _all(AuthorityWord.objects.filter(word=word) for word in wanted)
    # Several words typed from the start of a name say more than the same words found apart.
    order = [begins, holds] if len(words) > 1 else [_all([holds, begins]), holds, begins]
    return [named, *order, _all(_beginning(word) for word in wanted), *_still_typing(text, wanted)]


def _still_typing(text: str, wanted: list[str]) -> list[Words]:
    """Understand a last « st » as the beginning of « strasbourg » too."""
    last = spelling.plain(text).split()[-1]
    if last not in spelling.ABBREVIATIONS:
        return []
    return [_all([*(_beginning(word) for word in wanted[:-1]), _beginning(last)])]


def _beginning(word: str) -> Words:
    return AuthorityWord.objects.filter(word__range=(word, word + _LAST))


def _all(conditions: Iterable[Words]) -> Words:
    """Return the words of authorities that meet every condition."""
    first, *others = conditions
    for other in others:
        first = first.filter(authority_id__in=other.values("authority_id"))
    return first
