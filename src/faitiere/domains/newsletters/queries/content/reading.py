"""From the rows of an issue to the letter that one kind of reader gets."""

from collections.abc import Callable, Iterable
from itertools import groupby

from faitiere.domains.library.queries import identity
from faitiere.domains.newsletters.choices import SectionKind, ShownTo, Variant
from faitiere.domains.newsletters.models import Issue, IssueItem, IssueSection
from faitiere.domains.newsletters.queries import addresses
from faitiere.domains.newsletters.queries.content.letter import Bucket, Day, Letter, Link, Part, Picture, Piece
from faitiere.domains.newsletters.queries.content.pictures import pictures
from faitiere.domains.newsletters.queries.content.texts import blocks, shortened, without_addresses
from faitiere.kernel.typography import french

SHOWN = {
    Variant.MEMBER: (ShownTo.ALL, ShownTo.MEMBERS),
    Variant.OTHER: (ShownTo.ALL, ShownTo.OTHERS),
}
TEASED = 3  # titles that stand in for a missing teaser

Words = Callable[[str], str]


def letter(issue: Issue, variant: str, *, words: Words = str) -> Letter:
    """Return what members, or the others, read of an issue; ``words`` may fill in or take out the merge fields.

    What is reserved is announced to everybody and leads only members further. An empty section does not appear.
    """
    shown = issue.items.filter(is_cut=False, shown_to__in=SHOWN[Variant(variant)]).order_by("order", "pk")
    pieces = _pieces(list(shown), is_member=variant == Variant.MEMBER, words=words)
    parts = [_part(section, pieces.get(section.pk, []), words) for section in issue.sections.order_by("order", "pk")]
    parts = [part for part in parts if part.count]
    return Letter(
        name=french(issue.newsletter.name),
        number=issue.number,
        title=french(words(issue.title)),
        subject=french(words(issue.subject or issue.title)),
        preheader=french(words(issue.preheader)) or _teaser(parts),
        dated_on=issue.dated_on,
        url=addresses.issue(issue),
        network=identity(),
        parts=tuple(parts),
    )


def _pieces(items: list[IssueItem], *, is_member: bool, words: Words) -> dict[int, list[tuple[IssueItem, Piece]]]:
    seen = pictures(items)
    made: dict[int, list[tuple[IssueItem, Piece]]] = {}
    for item in items:
        leads = is_member or not item.is_reserved
        piece = _piece(item, seen.get(item.pk), words, leads=leads)
        made.setdefault(item.section_id, []).append((item, piece))
    return made


def _piece(item: IssueItem, picture: Picture | None, words: Words, *, leads: bool) -> Piece:
    return Piece(
        anchor=f"e{item.pk}",
        title=french(words(item.title)),
        line=french(words(item.president_line)),
        blocks=blocks(words(item.text if leads else without_addresses(item.text))),
        links=tuple(_links(item.links, words)) if leads else (),
        picture=picture,
        is_reserved=item.is_reserved,
    )


def _links(given: Iterable[dict[str, str]], words: Words) -> Iterable[Link]:
    for one in given:
        if url := addresses.absolute(one.get("url") or ""):
            yield Link(french(words(one.get("label") or "")) or shortened(url), url)


def _part(section: IssueSection, held: list[tuple[IssueItem, Piece]], words: Words) -> Part:
    is_agenda = section.kind == SectionKind.AGENDA
    return Part(
        anchor=f"r-{section.slug}",
        title=french(words(section.title)),
        line=french(words(section.president_line)),
        pieces=() if is_agenda else tuple(piece for _item, piece in held),
        buckets=_buckets(held) if is_agenda else (),
    )


def _buckets(held: list[tuple[IssueItem, Piece]]) -> tuple[Bucket, ...]:
    """Group what follows under the same heading, then under the same date."""
    return tuple(
        Bucket(french(heading), tuple(_day(label, under) for label, under in groupby(group, lambda one: one[0].day)))
        for heading, group in groupby(held, lambda one: one[0].heading)
    )


def _day(label: str, under: Iterable[tuple[IssueItem, Piece]]) -> Day:
    return Day(french(label[:1].upper() + label[1:]), tuple(piece for _item, piece in under))


def _teaser(parts: list[Part]) -> str:
    titles = [piece.title for part in parts for piece in part.pieces]
    return " · ".join(titles[:TEASED])
