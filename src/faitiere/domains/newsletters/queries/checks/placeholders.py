"""What was left to be filled in."""

import re
from collections.abc import Iterator

from faitiere.domains.newsletters.queries.checks.board import HEAD, Board, Remark
from faitiere.domains.newsletters.rules.merge_fields import unknown

_LEFT = re.compile(
    r"(?-i:X{3,})|\?{3,}|\.{5,}|_{3,}|\{\{.*?\}\}|\[[^\]]*(?:à compléter|à venir)[^\]]*\]|lorem ipsum|à compléter",
    re.IGNORECASE,
)


def unresolved(board: Board) -> Iterator[Remark]:
    """Tell « XXXX », « [à compléter] », « ??? »."""
    for item, text in board.texts():
        said = " ".join([text, item.president_line, *(link.get("label", "") for link in item.links)])
        for left in sorted(set(_LEFT.findall(said))):
            yield Remark("placeholder", f"« {left} » reste à remplir.", item)
        for name in sorted(unknown(said)):
            yield Remark("placeholder", f"« [[{name}]] » n’est pas un champ connu : il partirait tel quel.", item)
    head = f"{board.issue.title} {board.issue.subject} {board.issue.preheader}"
    for left in sorted({*_LEFT.findall(head), *(f"[[{name}]]" for name in unknown(head))}):
        yield Remark("placeholder", f"« {left} » reste à remplir dans le titre, l’objet ou l’accroche.", fix=HEAD)
