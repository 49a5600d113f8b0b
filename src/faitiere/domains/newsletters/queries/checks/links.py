"""Items that lead nowhere, links that come twice."""

from collections.abc import Iterator

from faitiere.domains.newsletters.choices import SectionKind
from faitiere.domains.newsletters.queries.checks.board import Board, Remark


def missing(board: Board) -> Iterator[Remark]:
    """Tell an item that leads nowhere."""
    for item in board.items:
        if not item.links and item.section.kind == SectionKind.ITEMS:
            yield Remark("no_link", "Aucun lien : où le lecteur ira-t-il ensuite ?", item)


def repeated(board: Board) -> Iterator[Remark]:
    """Tell the same address under two items, dates of the agenda apart."""
    first: dict[str, str] = {}
    for item in board.items:
        if item.section.kind != SectionKind.ITEMS:
            continue
        for url in (link.get("url", "").rstrip("/") for link in item.links):
            if url in first:
                yield Remark("same_link", f"Ce lien est déjà sous « {first[url]} » : {url}", item)
            first.setdefault(url, item.title)
