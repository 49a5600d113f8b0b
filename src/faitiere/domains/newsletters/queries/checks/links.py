"""Items that lead nowhere, links that come twice, links that are dead."""

from collections.abc import Iterator

from faitiere.domains.newsletters.choices import SectionKind
from faitiere.domains.newsletters.queries.checks.board import Board, Remark
from faitiere.domains.newsroom.choices import LinkState
from faitiere.domains.newsroom.queries.links import known

DOUBTFUL = {
    LinkState.DEAD: "Ce lien ne mène plus nulle part",
    LinkState.SILENT: "Ce lien n’a pas répondu à la dernière vérification",
    LinkState.MOVED: "Cette page a déménagé",
}


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


def dead(board: Board) -> Iterator[Remark]:
    """Tell an address that no longer answers, or has moved, by what the newsroom's checker was last answered."""
    printed = [(item, link.get("url", "")) for item in board.items for link in item.links]
    found = known(url for _item, url in printed)
    for item, url in printed:
        link = found.get(url)
        if link and link.state in DOUBTFUL:
            said = f" ({link.said})" if link.said and link.state != LinkState.MOVED else ""
            where = f" : remplacez-la par {link.moved_to}" if link.state == LinkState.MOVED else ""
            yield Remark("dead_link", f"{DOUBTFUL[LinkState(link.state)]}{said}{where} – {url}", item)
