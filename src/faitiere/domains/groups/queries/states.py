"""Where groups stand on a day, from the turns of their life."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from faitiere.domains.groups.choices import GroupState, StepKind
from faitiere.domains.groups.models import Group, GroupStep
from faitiere.kernel.periods import PartialDate

_AFTER = {
    StepKind.CREATED: GroupState.ACTIVE,
    StepKind.RELAUNCHED: GroupState.ACTIVE,
    StepKind.DORMANT: GroupState.DORMANT,
    StepKind.CLOSED: GroupState.FORMER,
}
# What a first known step says of the time before it; a group with no step at all is active.
_BEFORE = {
    StepKind.CREATED: None,
    StepKind.RELAUNCHED: GroupState.DORMANT,
    StepKind.DORMANT: GroupState.ACTIVE,
    StepKind.CLOSED: GroupState.ACTIVE,
}


@dataclass(frozen=True)
class StateOn:
    """The state of a group on a day, and since when it is known; no state before it was created."""

    state: GroupState | None
    since: PartialDate | None = None
    step: GroupStep | None = None

    @property
    def exists(self) -> bool:
        """Tell whether the group was there."""
        return self.state is not None


def state_on(group: Group, on: date) -> StateOn:
    """Return where a group stands on a day."""
    return states_on([group], on)[group.pk]


def states_on(groups: Iterable[Group], on: date) -> dict[int, StateOn]:
    """Return where each group stands on a day, from its retained steps: one query."""
    steps: dict[int, list[GroupStep]] = defaultdict(list)
    for step in GroupStep.objects.filter(group__in=[group.pk for group in groups], is_retained=True):
        steps[step.group_id].append(step)
    return {group.pk: _state(steps[group.pk], on) for group in groups}


def _state(steps: list[GroupStep], on: date) -> StateOn:
    if not steps:
        return StateOn(GroupState.ACTIVE)
    ordered = sorted(steps, key=lambda step: (step.happened.first, step.pk))
    reached = [step for step in ordered if step.happened.first <= on]
    if not reached:
        return StateOn(_BEFORE[StepKind(ordered[0].kind)])
    last = reached[-1]
    return StateOn(_AFTER[StepKind(last.kind)], last.happened, last)
