"""The turns of a mandate that staff decide: begun, renewed, ended, with a substitute."""

from datetime import date

from django.db import transaction

from faitiere.domains.mandates.models import Mandate, MandateMention, Seat
from faitiere.domains.mandates.services.statements import MandateStatement
from faitiere.domains.people.models import Person
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.periods import PartialDate
from faitiere.kernel.statements import Source

REPLACED = "remplacement"
RENEWED = "renouvellement"


class HeldLater(BusinessError):
    """A mandate begins after all that is known of its seat."""

    message = "Ce siège est déjà tenu par {holder} à partir du {start:%d/%m/%Y}."


class MandateAlreadyEnded(BusinessError):
    """A mandate ends once."""

    message = "Ce mandat a déjà pris fin le {on:%d/%m/%Y}."


class MandateEndsBeforeItHolds(BusinessError):
    """The end comes after the start."""

    message = "La fin du mandat doit suivre le {start:%d/%m/%Y}, date à partir de laquelle il vaut."


class SubstituteIsHolder(BusinessError):
    """Somebody does not stand in for themselves."""

    message = "{person} tient déjà ce mandat et ne peut pas en être aussi la suppléance."


@transaction.atomic
def begin(statement: MandateStatement, *, on: date, decided_by: str, by: log.Actor) -> Mandate:
    """Begin a mandate on a known day, by a decision (« Conseil d’administration du 28 novembre 2023 »).

    Whoever held the seat is replaced that day. HeldLater if another mandate of the seat holds from that day or later;
    HolderMissing.
    """
    seat = Seat.objects.select_for_update(of=("self",)).get(pk=statement.seat.pk)
    later = Mandate.objects.retained().told().filter(seat=seat, holds_from__gte=on).order_by("holds_from").first()
    if later:
        raise HeldLater(holder=later.holder_name, start=later.holds_from)
    _close(seat, on, REPLACED)
    mandate = Mandate(seat=seat, **statement.columns())
    mandate.holds_from, mandate.starts_on, mandate.ends_on = on, on, statement.ends_on
    mandate.save()
    _mention(mandate, on, decided_by)
    log.record("mandat commencé", mandate, by=by, changes={"starts_on": [None, str(on)]})
    return mandate


@transaction.atomic
def renew(mandate: Mandate, *, on: date, decided_by: str, by: log.Actor) -> Mandate:
    """Begin another term of the same holder on the same seat; the former one ends that day. HeldLater."""
    statement = MandateStatement(
        seat=mandate.seat,
        person=mandate.person,
        authority=mandate.authority,
        organization=mandate.organization,
        holding=mandate.holding,
        office=mandate.office,
        label=mandate.label,
        term_years=mandate.term_years,
    )
    renewed = begin(statement, on=on, decided_by=decided_by, by=by)
    if mandate.substitute_id:
        renewed.substitute_id = mandate.substitute_id
        renewed.save(update_fields=["substitute"])
    Mandate.objects.filter(pk=mandate.pk, ends_on=on).update(end_reason=RENEWED)
    return renewed


@transaction.atomic
def end(mandate: Mandate, *, on: date, reason: str, by: log.Actor) -> Mandate:
    """End a mandate on a day (the first day it is no longer held); the seat is vacant until another holds.

    MandateAlreadyEnded, MandateEndsBeforeItHolds.
    """
    mandate = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk)
    if mandate.ends_on is not None and mandate.ends_on <= on:
        raise MandateAlreadyEnded(on=mandate.ends_on)
    if on <= mandate.holds_from:
        raise MandateEndsBeforeItHolds(start=mandate.holds_from)
    before = mandate.ends_on
    mandate.ends_on, mandate.end_reason = on, reason[:200]
    mandate.save(update_fields=["ends_on", "end_reason"])
    changes = {"ends_on": [before and str(before), str(on)], "reason": ["", reason]}
    log.record("mandat terminé", mandate, by=by, changes=changes)
    return mandate


@transaction.atomic
def name_substitute(mandate: Mandate, substitute: Person | None, *, by: log.Actor) -> Mandate:
    """Say who stands in for the holder, or nobody any more (None). SubstituteIsHolder."""
    mandate = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk)
    if substitute is not None and substitute.pk == mandate.person_id:
        raise SubstituteIsHolder(person=substitute)
    before, mandate.substitute = mandate.substitute, substitute
    mandate.save(update_fields=["substitute"])
    changes = {"substitute": [before and str(before), substitute and str(substitute)]}
    log.record("suppléance désignée" if substitute else "suppléance retirée", mandate, by=by, changes=changes)
    return mandate


def _close(seat: Seat, on: date, reason: str) -> None:
    """End whoever holds a seat on a day."""
    held = Mandate.objects.retained().filter(seat=seat, holds_from__lt=on).order_by("-holds_from").first()
    if held and (held.ends_on is None or held.ends_on > on):
        held.ends_on, held.end_reason = on, reason
        held.save(update_fields=["ends_on", "end_reason"])


def _mention(mandate: Mandate, on: date, decided_by: str) -> None:
    source = Source(decided_by, PartialDate(on))
    MandateMention.objects.create(mandate=mandate, **source.fields())
