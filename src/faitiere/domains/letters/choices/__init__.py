"""Kinds of templates, blocks and variables."""

from faitiere.domains.letters.choices.kinds import BatchState, BlockKind, BlockPresence, ItemState, TemplateKind
from faitiere.domains.letters.choices.variables import VARIABLES, VARIANTS, Variable

__all__ = [
    "VARIABLES",
    "VARIANTS",
    "BatchState",
    "BlockKind",
    "BlockPresence",
    "ItemState",
    "TemplateKind",
    "Variable",
]
