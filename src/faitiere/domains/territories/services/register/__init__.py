"""Loading a vintage of the national register: a reversible import that never deletes a row.

``prepare`` shows what is new, renamed, merged and gone; ``apply`` writes it; ``load`` does both at once; ``undo`` puts
everything back. What disappears from the register ends, with its successor.
"""

from faitiere.domains.territories.services.register.loads import (
    CountriesMissing,
    OlderVintage,
    apply,
    is_empty,
    load,
    prepare,
    undo,
)

__all__ = ["CountriesMissing", "OlderVintage", "apply", "is_empty", "load", "prepare", "undo"]
