"""What a letter is made of, whatever it is printed on."""

from dataclasses import dataclass, field
from datetime import date

from faitiere.domains.library.models import NetworkIdentity
from faitiere.domains.newsletters.queries.content.texts import Block
from faitiere.kernel.periods import PartialDate
from faitiere.kernel.typography import french


@dataclass(frozen=True)
class Picture:
    """A picture at the size of a letter, with what tells it to those who do not see it."""

    url: str
    alt: str
    width: int
    height: int
    credit: str = ""
    storage_name: str = ""


@dataclass(frozen=True)
class Link:
    """Where a piece leads, and the words that say so."""

    label: str
    url: str


@dataclass(frozen=True)
class Piece:
    """An item of a section."""

    anchor: str
    title: str
    line: str = ""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    picture: Picture | None = None
    is_reserved: bool = False


@dataclass(frozen=True)
class Day:
    """A date of the agenda, and what stands there."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Bucket:
    """A heading of the agenda: a month, « Dates à définir »."""

    label: str
    days: tuple[Day, ...]


@dataclass(frozen=True)
class Part:
    """A section: its pieces, or the buckets of the agenda."""

    anchor: str
    title: str
    line: str = ""
    pieces: tuple[Piece, ...] = ()
    buckets: tuple[Bucket, ...] = ()

    @property
    def count(self) -> int:
        """Return how many things stand in it."""
        return len(self.pieces) + sum(len(day.pieces) for bucket in self.buckets for day in bucket.days)


@dataclass(frozen=True)
class Letter:
    """An issue as one kind of reader gets it."""

    name: str
    number: int
    title: str
    subject: str
    preheader: str
    dated_on: date
    url: str
    network: NetworkIdentity
    parts: tuple[Part, ...] = field(default_factory=tuple)

    @property
    def overline(self) -> str:
        """Return what stands above the title: the name of the letter, unless the title says it, its number, its day."""
        said = [f"n° {self.number}", str(PartialDate(self.dated_on))]
        return french(" · ".join(said if self.title.startswith(self.name) else [self.name, *said]))
