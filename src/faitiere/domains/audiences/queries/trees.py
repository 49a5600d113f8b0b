"""The saved form of an audience: blocks of criteria. « Et » binds inside a block, « ou » and « sauf » between blocks.

    {"version": 1, "blocks": [{"joint": "or", "criteria": [{"key": "members.people", "values": {"who": ["heads"]}}]}]}

Blocks apply from top to bottom: each adds its people to those above (« ou ») or takes them away (« sauf »). What needs
more nesting reuses another audience as a criterion.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from faitiere.domains.audiences.choices import Joint
from faitiere.domains.audiences.queries.criterion import Criterion, registered
from faitiere.domains.audiences.queries.parameters import Values
from faitiere.kernel.errors import BusinessError

VERSION = 1
LINES_AT_MOST = 30
Tree = dict[str, Any]


class QueryEmpty(BusinessError):
    """An audience without a criterion means nobody."""

    message = "Ajoutez au moins un critère."


class QueryNotUnderstood(BusinessError):
    """The saved form is of another time, or names a criterion whose room is gone."""

    message = "Ce public ne peut pas être lu : {what}."


@dataclass(frozen=True)
class Line:
    """A criterion, its values, and how it joins what stands above."""

    joint: Joint
    key: str
    values: Values = field(default_factory=dict)

    @property
    def criterion(self) -> Criterion:
        """Return what it asks. QueryNotUnderstood."""
        found = registered().get(self.key)
        if found is None:
            raise QueryNotUnderstood(what=f"le critère « {self.key} » n’existe pas ou plus")
        return found

    def says(self) -> str:
        """Return the line in words, without its joint."""
        return self.criterion.says(self.values)


@dataclass(frozen=True)
class Block:
    """Criteria that hold together, added to the blocks above or taken away from them."""

    joint: Joint
    lines: tuple[Line, ...]


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Gather lines into blocks; the first one opens the first block, whatever its joint. QueryEmpty."""
    if not lines:
        raise QueryEmpty
    blocks: list[list[Line]] = []
    for line in lines:
        if not blocks or line.joint != Joint.AND:
            blocks.append([])
        blocks[-1].append(line)
    joints = [Joint.OR, *(block[0].joint for block in blocks[1:])]
    return [Block(joint, tuple(block)) for joint, block in zip(joints, blocks, strict=True)]


def cleaned(lines: Iterable[Line]) -> list[Line]:
    """Return the lines with only the values to keep.

    QueryNotUnderstood, ParameterNotUnderstood, CriterionIncomplete.
    """
    kept = [Line(line.joint, line.key, line.criterion.clean(line.values)) for line in lines]
    if len(kept) > LINES_AT_MOST:
        raise QueryNotUnderstood(what=f"{LINES_AT_MOST} critères au plus")
    return kept


def written(lines: Sequence[Line]) -> Tree:
    """Return what is saved of lines, each one cleaned first. The refusals of `cleaned`, QueryEmpty."""
    blocks = blocks_of(cleaned(lines))
    said = [
        {"joint": block.joint.value, "criteria": [{"key": one.key, "values": one.values} for one in block.lines]}
        for block in blocks
    ]
    return {"version": VERSION, "blocks": said}


def read(tree: Any) -> list[Line]:
    """Return the lines of a saved form. QueryNotUnderstood."""
    version = tree.get("version") if isinstance(tree, dict) else None
    if version != VERSION:
        raise QueryNotUnderstood(what=f"version {version} inconnue")
    lines: list[Line] = []
    try:
        for block in tree["blocks"]:
            for rank, one in enumerate(block["criteria"]):
                lines.append(Line(Joint.AND if rank else Joint(block["joint"]), one["key"], dict(one["values"])))
    except (KeyError, TypeError, ValueError) as error:
        raise QueryNotUnderstood(what="sa forme est abîmée") from error
    return lines


def in_words(lines: Sequence[Line]) -> str:
    """Return the whole query as a sentence, blocks in brackets where they hold several criteria."""
    said = ""
    for block in blocks_of(lines):
        inside = " et ".join(line.says() for line in block.lines)
        inside = f"({inside})" if len(block.lines) > 1 else inside
        said = f"{said} {block.joint.label} {inside}" if said else inside
    return said
