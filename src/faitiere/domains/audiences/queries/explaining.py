"""Why each person is in."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from faitiere.domains.audiences.choices import Joint
from faitiere.domains.audiences.queries.criterion import Ask, Reason
from faitiere.domains.audiences.queries.trees import Block, Line, blocks_of
from faitiere.domains.territories.models import Authority


@dataclass(frozen=True)
class Explanation:
    """Why somebody is in, all reasons told, and the authority for which they are."""

    why: str = ""
    authority: Authority | None = None


def explained(people: Collection[int], lines: Sequence[Line], on: date) -> dict[int, Explanation]:
    """Return why each of these people is meant: a constant number of queries for each criterion."""
    told: dict[int, list[Reason]] = {}
    for block in blocks_of(lines):
        if block.joint != Joint.EXCEPT:
            for person, reasons in _within(block, people, on).items():
                told.setdefault(person, []).extend(reasons)
    return {person: _together(reasons) for person, reasons in told.items()}


def _within(block: Block, people: Collection[int], on: date) -> dict[int, list[Reason]]:
    """Return the reasons of those whom every criterion of the block finds."""
    found = [line.criterion.reasons(people, Ask(line.values, on)) for line in block.lines]
    everywhere = set(found[0]).intersection(*found[1:])
    return {person: [reasons[person] for reasons in found] for person in everywhere}


def _together(reasons: Sequence[Reason]) -> Explanation:
    sentences = list(dict.fromkeys(reason.sentence for reason in reasons))
    # « maire de Valmont » adds nothing to « maire de Valmont, adhérente depuis 2021 ».
    kept = [said for said in sentences if not any(said != other and other.startswith(said) for other in sentences)]
    authority = next((reason.authority for reason in reasons if reason.authority), None)
    return Explanation(" ; ".join(kept), authority)
