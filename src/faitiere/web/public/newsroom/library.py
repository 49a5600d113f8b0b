"""The library of publications as a page: what was asked, the facets with where each choice leads, and the rows."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch, QuerySet
from django.http import QueryDict
from django.urls import reverse

from faitiere.domains.library.models import LibraryImage
from faitiere.domains.newsroom.choices import PublicationState
from faitiere.domains.newsroom.models import Publication, PublicationFile
from faitiere.domains.newsroom.queries import publications
from faitiere.domains.newsroom.queries.publications import Choice
from faitiere.domains.newsroom.services.publications import COVER_SIZES

# The word in the address → the facet, and its heading.
FACETS = {
    "nature": ("kind", "Nature"),
    "pays": ("country", "Pays"),
    "theme": ("topic", "Thème"),
    "groupe": ("group", "Groupe"),
    "annee": ("year", "Année"),
    "langue": ("language", "Langue"),
    "acces": ("access", "Accès"),
}
TONES = {PublicationState.ANNOUNCED: "clay", PublicationState.UPDATING: "watch"}


@dataclass(frozen=True)
class Asked:
    """What an address asks of the library; what cannot be read is left out."""

    text: str
    chosen: dict[str, str]

    @classmethod
    def of(cls, parameters: QueryDict) -> "Asked":
        """Read the words and the choices."""
        said = {name: parameters.get(name, "").replace("\0", "").strip()[:100] for name in FACETS}
        if not said["annee"].isdecimal():
            said["annee"] = ""
        return cls(parameters.get("q", "").strip()[:100], {name: value for name, value in said.items() if value})

    @property
    def facets(self) -> dict[str, str]:
        """Return the choices by facet."""
        return {FACETS[name][0]: value for name, value in self.chosen.items()}

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything is asked for."""
        return bool(self.text or self.chosen)

    def url(self, name: str, value: str) -> str:
        """Return where one more choice leads; an empty value gives it up."""
        choices = {"q": self.text, **self.chosen, name: value}
        query = urlencode({key: said for key, said in choices.items() if said})
        return reverse("public:publications") + (f"?{query}" if query else "")


@dataclass(frozen=True)
class Way:
    """A choice of a facet and where it leads."""

    choice: Choice
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """A facet of the library; one that would narrow nothing is not shown."""

    name: str
    heading: str
    ways: list[Way]

    @property
    def chosen(self) -> Way | None:
        """Return the choice made."""
        return next((way for way in self.ways if way.is_chosen), None)

    @property
    def is_useful(self) -> bool:
        """Tell whether there is something to choose, or a choice to give up."""
        return len(self.ways) > 1 or self.chosen is not None


@dataclass(frozen=True)
class Download:
    """A file as a reader is told of it before opening it."""

    file: PublicationFile
    url: str


def facets(asked: Asked) -> list[Facet]:
    """Return each facet with the numbers that the other choices leave: one query each."""
    shown = []
    for name, (key, heading) in FACETS.items():
        chosen = asked.chosen.get(name, "")
        ways = [
            Way(choice, asked.url(name, "" if choice.value == chosen else choice.value), choice.value == chosen)
            for choice in publications.facet(key, asked.text, asked.facets)
        ]
        shown.append(Facet(name, heading, ways))
    return [facet for facet in shown if facet.is_useful]


def rows(asked: Asked) -> QuerySet[Publication]:
    """Return what was asked for, the latest first, with what a row shows."""
    found = publications.newest_first(publications.found(asked.text, asked.facets))
    return found.select_related("publisher", "publisher_authority").prefetch_related("files__document", covers())


def covers() -> Prefetch[Any]:
    """Load the covers with the one size in which they are shown."""
    return Prefetch("cover", LibraryImage.objects.prefetch_renditions(COVER_SIZES[0]))


def downloads(publication: Publication) -> list[Download]:
    """Return where each file opens: for members, behind their door."""
    return [Download(file, _url(publication, file)) for file in publication.files.select_related("document")]


def _url(publication: Publication, file: PublicationFile) -> str:
    if publication.is_reserved:
        return reverse("portal:library:download", args=[file.document_id])
    url: str = file.document.url
    return url
