"""Templates as screens and services ask for them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from faitiere.domains.letters.choices import VARIABLES, Variable
from faitiere.domains.letters.models import LetterTemplate

_STARTERS = Path(__file__).parents[1] / "starters"


def variables(kind: str) -> list[Variable]:
    """Return what a template of a kind may say, family by family."""
    return VARIABLES[kind]


def default(kind: str) -> LetterTemplate | None:
    """Return the template in use for a kind, if one was chosen."""
    return LetterTemplate.objects.filter(kind=kind, is_default=True, retired_on=None).first()


@cache
def starter(kind: str) -> dict[str, Any]:
    """Return the template that ships for a kind: « name » and « blocks »."""
    return tomllib.loads((_STARTERS / f"{kind}.toml").read_text(encoding="utf-8"))
