"""What a template gives for somebody: the side of the editor that shows the letter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from faitiere.domains.groups.queries.missions import Mission, missions_on
from faitiere.domains.groups.services import mission_letters
from faitiere.domains.letters import queries
from faitiere.domains.letters.choices import VARIANTS, BlockKind, BlockPresence, TemplateKind
from faitiere.domains.letters.models import LetterTemplate, TemplateBlock
from faitiere.domains.letters.queries.composition import BlockFate
from faitiere.domains.letters.services.templates import BlockDraft

EXAMPLE = "exemple"
FATES = {
    BlockFate.OTHER_CASE: "autre cas",
    BlockFate.NOT_KNOWN: "variables non connues",
    BlockFate.NOT_REQUESTED: "sur demande",
}


@dataclass(frozen=True)
class Sample:
    """For whom the letter is shown: an invented example in one case, or a mission of the day."""

    key: str
    label: str
    recipe: queries.Recipe


def missions(template: LetterTemplate, on: date) -> list[Mission]:
    """Return the missions for which a letter may be shown; none for another kind of letter."""
    return missions_on(on)[0] if template.kind == TemplateKind.MISSION else []


def choices(template: LetterTemplate, found: Iterable[Mission]) -> list[tuple[str, str]]:
    """Return for whom the letter may be shown."""
    examples = [
        (f"{EXAMPLE}-{case}", _("Exemple inventé : %(case)s") % {"case": name})
        for case, name in VARIANTS[template.kind].items()
    ]
    return [*((str(mission.mandate.pk), mission.label) for mission in found), *examples]


def recipe(
    template: LetterTemplate, key: str, found: Iterable[Mission], on: date, requested: Sequence[str]
) -> queries.Recipe:
    """Return what composition needs to show the letter for somebody."""
    for mission in found:
        if str(mission.mandate.pk) == key:
            wish = mission_letters.Wish(template=template, requested=requested)
            return mission_letters.order(mission, on=on, wish=wish).recipe
    case = key.removeprefix(f"{EXAMPLE}-")
    case = case if case in VARIANTS[template.kind] else next(iter(VARIANTS[template.kind]))
    values = {variable.name: variable.example for variable in queries.variables(template.kind)}
    return queries.Recipe(template.kind, case, values, is_feminine=False, requested=requested)


def compose(blocks: Sequence[BlockDraft], wanted: queries.Recipe) -> queries.Composition:
    """Put the letter together from blocks that are not saved yet."""
    unsaved = [
        TemplateBlock(title=one.title, text=one.text, kind=one.kind, variant=one.variant, presence=one.presence)
        for one in blocks
    ]
    return queries.compose(unsaved, wanted)


def on_request(blocks: Iterable[BlockDraft | TemplateBlock]) -> list[str]:
    """Return the titles of the blocks that are printed on request."""
    return [block.title for block in blocks if block.presence == BlockPresence.ON_REQUEST]


def sheet(composition: queries.Composition) -> dict[str, Any]:
    """Return the composition as the page shows it: one part for each place on paper, and what is left out."""
    single = (
        BlockKind.HEADER,
        BlockKind.ADDRESSEE,
        BlockKind.SUBJECT,
        BlockKind.SALUTATION,
        BlockKind.CLOSING,
        BlockKind.SIGNATURE,
    )
    return {
        **{str(kind): composition.text_of(kind) for kind in single},
        "body": _runs(composition),
        "problems": composition.problems,
        "left_out": [(block.title, FATES[block.fate]) for block in composition.blocks if block.fate in FATES],
    }


def _runs(composition: queries.Composition) -> list[tuple[str, list[str]]]:
    """Return paragraphs one by one, and the duties that follow each other as one list."""
    runs: list[tuple[str, list[str]]] = []
    for block in composition.printed:
        if block.kind == BlockKind.DUTY and runs and runs[-1][0] == "list":
            runs[-1][1].append(block.text)
        elif block.kind in {BlockKind.DUTY, BlockKind.PARAGRAPH}:
            runs.append(("list" if block.kind == BlockKind.DUTY else "paragraph", [block.text]))
    return runs


def palette(kind: str, values: dict[str, str]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return the variables by family, each with its words and its value for whom the letter is shown."""
    families: dict[str, list[tuple[str, str, str]]] = {}
    for variable in queries.variables(kind):
        families.setdefault(variable.family, []).append((variable.name, variable.label, values.get(variable.name, "")))
    return list(families.items())
