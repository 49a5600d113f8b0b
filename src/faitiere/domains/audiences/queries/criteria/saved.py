"""Another audience, reused as a criterion."""

from collections.abc import Collection
from typing import ClassVar

from django.db.models import Q

from faitiere.domains.audiences.models import Audience
from faitiere.domains.audiences.queries.criterion import Ask, Criterion, Reason, register
from faitiere.domains.audiences.queries.explaining import explained
from faitiere.domains.audiences.queries.parameters import Parameter, Row
from faitiere.domains.audiences.queries.selecting import condition, lines_of
from faitiere.domains.audiences.queries.selecting import people as meant
from faitiere.domains.audiences.queries.uses import SAVED


@register
class OfAudience(Criterion):
    """Whoever another audience means on the day."""

    key = SAVED
    family = "Publics"
    label = "Un autre public"
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Row("audience", "Public", is_required=True, model=Audience, only=Q(archived_at=None), is_short=True),
    )

    def people(self, ask: Ask) -> Q:
        """Return its condition."""
        return condition(lines_of(Audience.objects.get(pk=ask.values["audience"])), ask.on)

    def reasons(self, people: Collection[int], ask: Ask) -> dict[int, Reason]:
        """Return its own reasons."""
        lines = lines_of(Audience.objects.get(pk=ask.values["audience"]))
        inside = meant(lines, ask.on).filter(pk__in=people).values_list("pk", flat=True)
        told = explained(list(inside), lines, ask.on)
        return {person: Reason(one.why, one.authority) for person, one in told.items()}
