"""Which audiences are made of which."""

from django.db.models import QuerySet

from faitiere.domains.audiences.models import Audience
from faitiere.domains.audiences.queries.selecting import lines_of
from faitiere.domains.audiences.queries.trees import Line, QueryNotUnderstood

SAVED = "audiences.saved"


def made_of(lines: list[Line]) -> set[int]:
    """Return the audiences that lines reuse."""
    return {line.values["audience"] for line in lines if line.key == SAVED and "audience" in line.values}


def used_by(audience: Audience) -> list[Audience]:
    """Return the audiences in use that reuse this one, by name."""
    others: QuerySet[Audience] = Audience.objects.in_use().exclude(pk=audience.pk).order_by("name")
    return [other for other in others if audience.pk in _made_of(other)]


def leads_to(lines: list[Line], audience: Audience) -> bool:
    """Tell whether lines reuse an audience, through however many others."""
    all_of_them = {one.pk: one for one in Audience.objects.all()}
    seen: set[int] = set()
    waiting = list(made_of(lines))
    while waiting:
        key = waiting.pop()
        if key == audience.pk:
            return True
        if key not in seen and key in all_of_them:
            seen.add(key)
            waiting += _made_of(all_of_them[key])
    return False


def _made_of(audience: Audience) -> set[int]:
    try:
        return made_of(lines_of(audience))
    except QueryNotUnderstood:
        return set()
