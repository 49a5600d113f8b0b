"""What a source hands over: a piece of the network's life as an issue may print it."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from faitiere.domains.groups.models import Group
from faitiere.domains.library.models import LibraryImage
from faitiere.domains.newsletters.choices import SourceKind
from faitiere.domains.newsletters.rules.merge_fields import inert


@dataclass(frozen=True)
class Period:
    """What an issue looks at: what came out between two moments, and what is still to come on its day."""

    since: datetime
    until: datetime
    on: date


@dataclass(frozen=True)
class Said:
    """The words of an item: what the editor may rewrite, and what is compared when the source changes."""

    title: str
    text: str = ""
    links: list[dict[str, str]] = field(default_factory=list)
    image_id: int | None = None
    image_alt: str = ""
    is_reserved: bool = False
    heading: str = ""
    day: str = ""

    def as_taken(self) -> dict[str, Any]:
        """Return it as the item keeps it: its words, which no merge field is."""
        said = asdict(self)
        return {name: inert(value) if isinstance(value, str) else value for name, value in said.items()}


@dataclass(frozen=True)
class Found:
    """A piece, where it came from, and what files it. `about` are the events that it already tells of."""

    kind: SourceKind
    pk: int
    said: Said
    rubric: str = ""
    group: Group | None = None
    zones: frozenset[int] = frozenset()
    about: frozenset[int] = frozenset()


class Source(Protocol):
    """A room that feeds issues."""

    kind: SourceKind
    label: str

    def fresh(self, period: Period) -> list[Found]:
        """Return what belongs in an issue of this period, in the order in which it is printed."""

    def current(self, pks: Collection[int], period: Period) -> dict[int, Found]:
        """Return what these say now, by key; what is gone or no longer published is left out."""


def call(label: str, url: str) -> dict[str, str]:
    """Return a link of an item."""
    return {"label": label, "url": url}


def zones_of(group: Group | None) -> frozenset[int]:
    """Return the zone of a group, if it has one."""
    return frozenset({group.zone_id}) if group and group.zone_id else frozenset()


def picture(image: LibraryImage | None, alt: str) -> dict[str, Any]:
    """Return what is said of a picture."""
    return {"image_id": image.pk, "image_alt": alt} if image else {}
