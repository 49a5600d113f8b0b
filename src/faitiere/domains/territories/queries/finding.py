"""Search as people type: « st priest », « aix en prov », « faucigny gliere », « 69123 », « loire atl », « région sud ».

One row of ``AuthorityWord`` for each word of a name and each code; what is typed is an intersection of ranges of words,
the same SQL on SQLite and PostgreSQL. Best first: the name or code itself, names that begin so, whole words, beginnings
of words; within each, the living before the former, the larger before the smaller.
"""

import re
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

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


def search(
    text: str, *, kinds: Collection[str] | None = None, limit: int = 20, on: date | None = None
) -> list[Authority]:
    """Return the authorities that a text may mean, best first; ``on`` leaves out those that had ended by that day.

    A former commune comes with its ``successor``, so that the screen can lead there and say so.
    """
    found: list[int] = []
    for condition in _attempts(text.strip()):
        if len(found) >= limit:
            break
        candidates = _candidates(kinds, on).filter(condition).exclude(pk__in=found)
        found += candidates.values_list("pk", flat=True)[: limit - len(found)]
    authorities = Authority.objects.select_related("country", "departement", "epci", "successor").in_bulk(found)
    return [authorities[key] for key in found]


def _candidates(kinds: Collection[str] | None, on: date | None) -> AuthorityQuerySet:
    authorities = Authority.objects.all()
    if kinds is not None:
        authorities = authorities.filter(kind__in=kinds)
    if on is not None:
        authorities = authorities.current(on)
    return authorities.order_by(F("ends_on").asc(nulls_first=True), F("population").desc(nulls_last=True), "name", "pk")


def _attempts(text: str) -> list[Q]:
    """Return the ways of understanding a text, from the strictest to the loosest."""
    if _SIREN.match(text):
        return [Q(siren=text.replace(" ", ""))]
    bare = _TOWN_HALL.sub("", text)
    words = spelling.tokens(bare)
    if not words:
        return []
    names = {spelling.whole(words), spelling.whole(spelling.tokens(text))}
    wanted = spelling.significant(words)
    named = _with(AuthorityWord.objects.filter(word__in=names, is_whole=True))
    begins = _with(_beginning(spelling.whole(words)).filter(is_whole=True))
    if len("".join(words)) == 1 or not wanted:
        return [named, begins][: len("".join(words))]
    holds = _all(AuthorityWord.objects.filter(word=word) for word in wanted)
    # Several words typed from the start of a name say more than the same words found apart.
    order = [begins, holds] if len(words) > 1 else [holds & begins, holds, begins]
    return [named, *order, _all(_beginning(word) for word in wanted), *_still_typing(text, wanted)]


def _still_typing(text: str, wanted: list[str]) -> list[Q]:
    """Understand a last « st » as the beginning of « strasbourg » too."""
    last = spelling.plain(text).split()[-1]
    if last not in spelling.ABBREVIATIONS:
        return []
    return [_all([*(_beginning(word) for word in wanted[:-1]), _beginning(last)])]


def _beginning(word: str) -> QuerySet[AuthorityWord]:
    return AuthorityWord.objects.filter(word__range=(word, word + _LAST))


def _with(words: QuerySet[AuthorityWord]) -> Q:
    return Q(pk__in=words.values("authority_id"))


def _all(conditions: Iterable[QuerySet[AuthorityWord]]) -> Q:
    every = Q()
    for words in conditions:
        every &= _with(words)
    return every
