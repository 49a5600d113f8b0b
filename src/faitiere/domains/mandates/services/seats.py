"""Seats of bodies."""

from dataclasses import dataclass

from django.db import transaction

from faitiere.domains.mandates.models import Body, Seat
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class SeatTaken(BusinessError):
    """A body has one seat for a role and a rank."""

    message = "{body} a déjà un siège « {role} » à ce rang."


@dataclass(frozen=True)
class SeatDraft:
    """A place in a body. Without a term, the body's applies."""

    role: str
    order: int = 0
    label: str = ""
    term_years: int | None = None


@transaction.atomic
def create(body: Body, draft: SeatDraft, *, by: log.Actor) -> Seat:
    """Add a seat to a body. SeatTaken."""
    known = Seat.objects.filter(body=body, role=draft.role, order=draft.order).first()
    if known:
        raise SeatTaken(body=body, role=known.get_role_display())
    seat = Seat.objects.create(
        body=body, role=draft.role, order=draft.order, label=draft.label, term_years=draft.term_years
    )
    log.record("siège créé", seat, by=by)
    return seat
