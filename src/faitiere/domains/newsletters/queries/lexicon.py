"""The words that are right although no dictionary holds them: the lexicon, and the names that the network knows."""

from collections.abc import Iterable, Iterator

from faitiere.domains.groups.models import Group
from faitiere.domains.newsletters.models import LexiconWord
from faitiere.domains.people.models import Organization, Person
from faitiere.domains.territories.models import Authority, Country
from faitiere.gateways import spelling


def among(asked: Iterable[str]) -> set[str]:
    """Return, in lower case, which of these words and of their parts stand in a known name.

    Every name is read once, one after the other: thousands, of which none is kept in memory.
    """
    wanted = {part.casefold() for word in asked for part in (word, *spelling.parts_of(word))}
    found: set[str] = set()
    if wanted:
        for name in _names():
            found |= wanted.intersection(_read(name))
    return found


def _read(name: str) -> Iterator[str]:
    for word in name.replace("’", " ").replace("'", " ").split():
        folded = word.strip("(),.").casefold()
        yield folded
        yield from spelling.parts_of(folded)


def _names() -> Iterator[str]:
    columns = (
        (LexiconWord, ("word",)),
        (Group, ("name", "short_name")),
        (Country, ("name",)),
        (Authority, ("name",)),
        (Person, ("first_name", "last_name")),
        (Organization, ("name", "acronym")),
    )
    for model, fields in columns:
        for row in model._default_manager.order_by().values_list(*fields).iterator():
            yield from row
