"""Words that neither the dictionary nor the network's names hold: flagged, never corrected."""

from collections.abc import Iterator

from faitiere.domains.newsletters.queries import lexicon
from faitiere.domains.newsletters.queries.checks.board import HEAD, REWRITE, Board, Remark
from faitiere.gateways import spelling


def unknown(board: Board) -> Iterator[Remark]:
    """Tell each word that is not known, where it is first read."""
    if not spelling.is_there():
        yield Remark(
            "no_dictionary", "L’orthographe n’a pas été regardée : le dictionnaire n’est pas installé.", fix=HEAD
        )
        return
    head = f"{board.issue.subject} {board.issue.preheader}"
    said = [(None, head), *board.texts()]
    unsure = [(item, spelling.unknown_words(text)) for item, text in said]
    names = lexicon.among({word for _item, words in unsure for word in words})
    told: set[str] = set()
    for item, words in unsure:
        for word in spelling.unknown_words(" ".join(words), names):
            if word.casefold() not in told:
                told.add(word.casefold())
                sentence = f"« {word} » n’est ni au dictionnaire, ni parmi les noms connus."
                yield Remark("spelling", sentence, item, fix=REWRITE if item else HEAD, word=word)
