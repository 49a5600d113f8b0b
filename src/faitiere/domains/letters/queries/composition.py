"""A letter put together from a template's blocks and the values of the day; nothing is written."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from faitiere.domains.letters.choices import VARIABLES, BlockKind, BlockPresence, Variable
from faitiere.domains.letters.models import TemplateBlock
from faitiere.domains.letters.queries.language import Node, TagNotUnderstood, parse, render
from faitiere.domains.letters.queries.residues import residues
from faitiere.kernel.typography import french

_LINES = {BlockKind.ADDRESSEE, BlockKind.SIGNATURE, BlockKind.HEADER}


class BlockFate(StrEnum):
    """What becomes of a block in this letter."""

    PRINTED = "printed"
    OTHER_CASE = "other_case"
    NOT_KNOWN = "not_known"
    NOT_REQUESTED = "not_requested"
    REFUSED = "refused"


@dataclass(frozen=True)
class Recipe:
    """Everything a letter depends on. ``requested`` are the titles of the on-request blocks that are switched on."""

    kind: str
    variant: str
    values: Mapping[str, str]
    is_feminine: bool
    requested: Collection[str] = ()


@dataclass(frozen=True)
class ComposedBlock:
    """A block, what became of it, its text, and why it is refused if it is."""

    title: str
    kind: str
    fate: BlockFate
    text: str = ""
    missing: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Composition:
    """A letter's blocks in order."""

    blocks: tuple[ComposedBlock, ...]

    @property
    def printed(self) -> list[ComposedBlock]:
        """Return the blocks that the letter prints."""
        return [block for block in self.blocks if block.fate == BlockFate.PRINTED]

    @property
    def problems(self) -> list[str]:
        """Return, block by block, what keeps the letter from leaving."""
        return [f"Bloc « {block.title} » : {problem}" for block in self.blocks for problem in block.problems]

    def text_of(self, kind: str) -> str:
        """Return the text of the printed block of a kind, or nothing."""
        return next((block.text for block in self.printed if block.kind == kind), "")


def compose(blocks: Iterable[TemplateBlock], recipe: Recipe) -> Composition:
    """Put a letter together; a block that cannot leave as it stands is REFUSED and says why."""
    return Composition(tuple(_composed(block, recipe) for block in blocks))


@lru_cache(maxsize=512)
def _parsed(text: str, kind: str) -> Node:
    """Read a block once: a batch prints the same blocks many times."""
    return parse(text, [variable.name for variable in VARIABLES[kind]])


@cache
def _variables(kind: str) -> dict[str, Variable]:
    return {variable.name: variable for variable in VARIABLES[kind]}


def _composed(block: TemplateBlock, recipe: Recipe) -> ComposedBlock:
    if block.variant and block.variant != recipe.variant:
        return ComposedBlock(block.title, block.kind, BlockFate.OTHER_CASE)
    if block.presence == BlockPresence.ON_REQUEST and block.title not in recipe.requested:
        return ComposedBlock(block.title, block.kind, BlockFate.NOT_REQUESTED)
    variables = _variables(recipe.kind)
    try:
        rendering = render(_parsed(block.text, recipe.kind), recipe.values, is_feminine=recipe.is_feminine)
    except TagNotUnderstood as error:
        return ComposedBlock(block.title, block.kind, BlockFate.REFUSED, problems=(str(error),))
    if rendering.missing and block.presence == BlockPresence.WHEN_KNOWN:
        return ComposedBlock(block.title, block.kind, BlockFate.NOT_KNOWN, missing=rendering.missing)
    text = _tidied(rendering.text, has_lines=block.kind in _LINES)
    problems = [f"il manque « {variables[name].label} »." for name in rendering.missing]
    if not text and not problems:
        problems.append("il est vide.")
    names = [value for name, value in recipe.values.items() if not variables[name].is_typed]
    problems += [f"{residue}." for residue in residues(text, names=names)]
    fate = BlockFate.REFUSED if problems else BlockFate.PRINTED
    return ComposedBlock(block.title, block.kind, fate, french(text), rendering.missing, tuple(problems))


def _tidied(text: str, *, has_lines: bool) -> str:
    """Drop the lines that came out empty, and the spaces that a condition left at either end of a line."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    return ("\n" if has_lines else " ").join(line for line in lines if line)
