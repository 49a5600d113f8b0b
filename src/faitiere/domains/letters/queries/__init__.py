"""What screens and higher rooms ask of letters."""

from faitiere.domains.letters.queries.batches import Progress, progress
from faitiere.domains.letters.queries.composition import BlockFate, ComposedBlock, Composition, Recipe, compose
from faitiere.domains.letters.queries.templates import default, starter, variables

__all__ = [
    "BlockFate",
    "ComposedBlock",
    "Composition",
    "Progress",
    "Recipe",
    "compose",
    "default",
    "progress",
    "starter",
    "variables",
]
