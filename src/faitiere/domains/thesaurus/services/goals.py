"""The sustainable development goals of the 2030 Agenda."""

from django.db import transaction

from faitiere.domains.thesaurus.models import Goal
from faitiere.kernel.audit import log


@transaction.atomic
def load(names: dict[int, str], *, by: log.Actor) -> int:
    """Create or rename goals, by number; return how many were touched."""
    present = Goal.objects.select_for_update().in_bulk()
    touched = 0
    for number, name in names.items():
        goal = present.get(number) or Goal(number=number)
        if number not in present or goal.name != name:
            goal.name = name
            goal.save()
            touched += 1
            log.record("objectif chargé", goal, by=by)
    return touched
