"""The words by which authorities are found: written again whenever a name or a code changes."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db import transaction

from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Authority, AuthorityName, AuthorityWord
from faitiere.domains.territories.queries import spelling
from faitiere.kernel.imports import bulk

FIELDS = ("word", "authority_id", "is_whole")
LEGAL_FORMS = {
    "CC": "Communauté de communes",
    "CA": "Communauté d’agglomération",
    "CU": "Communauté urbaine",
}
# What people write before the name, by nature: small sets, so that these words cost nothing.
_NATURE: dict[str, tuple[str, ...]] = {
    AuthorityKind.DEPARTEMENT: ("departement", "conseil", "departemental"),
    AuthorityKind.REGION: ("region", "conseil", "regional"),
    AuthorityKind.OVERSEAS: ("collectivite",),
    AuthorityKind.EPT: ("ept",),
}
_BEFORE: dict[str, str] = {AuthorityKind.DEPARTEMENT: "département", AuthorityKind.REGION: "région"}
_SHORTEST_CODE = 3
_BLOCK = 5_000


class Subject(NamedTuple):
    """What the words of an authority derive from."""

    key: int
    kind: str
    name: str
    legal_form: str
    insee_code: str
    former_codes: str
    postal_codes: str
    postal_code: str


SOURCES = frozenset(Subject._fields)


@transaction.atomic
def rebuild(keys: Iterable[int]) -> None:
    """Write again the words of some authorities."""
    wanted = sorted(set(keys))
    for start in range(0, len(wanted), _BLOCK):
        some = wanted[start : start + _BLOCK]
        AuthorityWord.objects.filter(authority_id__in=some).delete()
        insert(_subjects(some), _other_names(some))


def insert(subjects: Iterable[Subject], other_names: dict[int, list[str]]) -> None:
    """Write the words of authorities that have none."""
    words = [row for subject in subjects for row in _words(subject, other_names.get(subject.key, ()))]
    bulk.insert(AuthorityWord, FIELDS, words)


def _subjects(keys: list[int]) -> Iterator[Subject]:
    rows = Authority.objects.filter(pk__in=keys).values_list("pk", *Subject._fields[1:])
    return (Subject(*row) for row in rows)


def _other_names(keys: list[int]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = {}
    for key, name in AuthorityName.objects.filter(authority_id__in=keys).values_list("authority_id", "name"):
        names.setdefault(key, []).append(name)
    return names


def _words(subject: Subject, other_names: Iterable[str]) -> Iterator[tuple[str, int, bool]]:
    words: dict[str, bool] = {}
    for name in _names(subject, other_names):
        whole, significant = spelling.words_of(name)
        for word in significant:
            words.setdefault(word, False)
        words[whole] = True
    for word in _NATURE.get(subject.kind, ()):
        words.setdefault(word, False)
    for code in _designating_codes(subject):
        words[code.lower()] = True
    for code in f"{subject.postal_codes} {subject.postal_code}".lower().split():
        words.setdefault(code, False)
    key = subject.key
    return ((word, key, is_whole) for word, is_whole in words.items())


def _names(subject: Subject, other_names: Iterable[str]) -> list[str]:
    names = [subject.name, *other_names]
    if before := _BEFORE.get(subject.kind):
        names.append(f"{before} {subject.name}")
    elif long_form := LEGAL_FORMS.get(subject.legal_form):
        bare = subject.name.removeprefix(long_form).strip()
        names += [f"{subject.legal_form} {bare}", bare]
    return names


def _designating_codes(subject: Subject) -> Iterator[str]:
    yield from subject.former_codes.split()
    # The codes of régions are used by statisticians only, and are those of départements for everybody else.
    is_region = subject.kind == AuthorityKind.REGION
    is_short = subject.kind == AuthorityKind.OVERSEAS and len(subject.insee_code) < _SHORTEST_CODE
    if subject.insee_code and not is_region and not is_short:
        yield subject.insee_code
