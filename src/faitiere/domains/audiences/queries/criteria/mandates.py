"""Holders of mandates in the network's bodies."""

from collections.abc import Collection
from typing import ClassVar

from django.db.models import Q, QuerySet

from faitiere.domains.audiences.queries.criterion import Ask, Criterion, Reason, register, tied
from faitiere.domains.audiences.queries.parameters import Choice, Parameter, Row
from faitiere.domains.mandates.choices import BodyKind, SeatRole
from faitiere.domains.mandates.models import Body, Mandate
from faitiere.domains.mandates.queries import mandates_held
from faitiere.kernel.words import plain


@register
class Holders(Criterion):
    """Whoever holds a seat: of a body, of a kind of body, by role."""

    key = "mandates.holders"
    family = "Instances"
    label = "Titulaires de mandats dans une instance"
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Row("body", "Instance", model=Body, only=~Q(kind=BodyKind.GROUP), is_short=True),
        Choice("kinds", "Nature d’instance", options=BodyKind),
        Choice("roles", "Rôle", options=SeatRole),
    )
    needs_one_of = ("body", "kinds", "roles")

    def people(self, ask: Ask) -> Q:
        """Return the holders of the day, confirmed or not."""
        return tied(self._rows(ask))

    def reasons(self, people: Collection[int], ask: Ask) -> dict[int, Reason]:
        """Return « vice-présidence, Bureau »: one query."""
        rows = self._rows(ask).filter(person__in=people).select_related("seat__body", "authority")
        return holding_told(rows)

    def _rows(self, ask: Ask) -> QuerySet[Mandate]:
        rows = mandates_held(ask.on)
        if "body" in ask.values:
            rows = rows.filter(seat__body=ask.values["body"])
        if "kinds" in ask.values:
            rows = rows.filter(seat__body__kind__in=ask.values["kinds"])
        return rows.filter(seat__role__in=ask.values["roles"]) if "roles" in ask.values else rows


def holding_told(mandates: QuerySet[Mandate]) -> dict[int, Reason]:
    """Return why each holder is meant; several seats are all told, the first one's authority speaks."""
    found: dict[int, Reason] = {}
    for mandate in mandates.order_by("seat__body__order", "seat__order", "pk"):
        if mandate.person_id is None:
            continue
        said = f"{mandate.seat.label or mandate.seat.get_role_display()}, {mandate.seat.body}"
        before = found.get(mandate.person_id)
        if before is None:
            found[mandate.person_id] = Reason(said, mandate.authority)
        elif plain(said) not in plain(before.sentence):
            found[mandate.person_id] = Reason(f"{before.sentence} ; {said}", before.authority or mandate.authority)
    return found
