"""The library of publications: what anybody finds in it, narrowed facet by facet, with what each choice would leave."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet

from faitiere.domains.groups.models import Group
from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.newsroom.choices import FileLanguage, PublicationKind
from faitiere.domains.newsroom.models import Publication
from faitiere.kernel.words import words

# Facet → the column that it narrows, and the column that says its values in words.
FACETS = {
    "kind": ("kind", "kind"),
    "country": ("countries__code", "countries__name"),
    "topic": ("topics__slug", "topics__name"),
    "group": ("groups__slug", "groups__short_name"),
    "year": ("year", "year"),
    "language": ("files__language", "files__language"),
    "access": ("access", "access"),
}
SAID: Mapping[str, Mapping[str, object]] = {
    "kind": dict(PublicationKind.choices),
    "language": dict(FileLanguage.choices),
    "access": {AccessLevel.PUBLIC: "ouverts à tous", AccessLevel.MEMBERS: "réservés aux adhérents"},
}


@dataclass(frozen=True)
class Choice:
    """A value of a facet and how many publications it would leave."""

    value: str
    label: str
    count: int


def published_between(start: datetime, end: datetime) -> QuerySet[Publication]:
    """Return what was put at readers' disposal in [start, end[, in that order."""
    return Publication.objects.out_between(start, end)


def of_group(group: Group) -> QuerySet[Publication]:
    """Return what a group has published or is about to, the latest first, without the editions that were replaced."""
    return newest_first(Publication.objects.listed().filter(groups=group, replaced_by=None))


def newest_first(found: QuerySet[Publication]) -> QuerySet[Publication]:
    """Order as a reader expects a library."""
    return found.order_by(F("year").desc(nulls_last=True), F("published_at").desc(nulls_last=True), "title", "pk")


def found(text: str, chosen: Mapping[str, str], *, but: str = "") -> QuerySet[Publication]:
    """Return what holds all the words and all the choices, `but` one facet."""
    wanted = containing(text)
    for facet, value in chosen.items():
        if value and facet != but:
            wanted &= Q(**{FACETS[facet][0]: value})
    return Publication.objects.filter(pk__in=Publication.objects.listed().filter(wanted).values("pk"))


def search(text: str, *, limit: int) -> list[Publication]:
    """Return what the words name, the latest first; nothing when there is no word."""
    return list(newest_first(found(text, {}))[:limit]) if words(text) else []


def containing(text: str) -> Q:
    """Return what is found by the beginnings of all these words, whatever their accents and capitals."""
    wanted = Q()
    for word in words(text):
        wanted &= Q(words__contains=f" {word}")
    return wanted


def facet(name: str, text: str, chosen: Mapping[str, str]) -> list[Choice]:
    """Return the values of a facet among what the other choices leave, with their numbers: one query."""
    column, label = FACETS[name]
    rows = found(text, chosen, but=name).order_by().values_list(column, label).annotate(Count("pk", distinct=True))
    said = SAID.get(name, {})
    choices = [Choice(str(value), str(said.get(value, word)), count) for value, word, count in rows if value]
    if name == "year":
        return sorted(choices, key=lambda choice: choice.value, reverse=True)
    return sorted(choices, key=lambda choice: (-choice.count, choice.label))
