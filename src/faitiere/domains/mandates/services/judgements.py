"""Two statements that disagree: both stay, somebody says which one is retained, and why."""

from datetime import date

from django.db import transaction

from faitiere.domains.mandates.models import Mandate
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class MandatesDoNotCompete(BusinessError):
    """Only two statements about one seat can contradict each other."""

    message = "Ces deux mandats ne portent pas sur le même siège : il n’y a rien à arbitrer."


class ReasonMissing(BusinessError):
    """A judgement says why."""

    message = "Indiquez le motif de l’arbitrage."


@transaction.atomic
def judge(retained: Mandate, *, against: Mandate, reason: str, on: date, by: log.Actor) -> Mandate:
    """Retain one statement against another about the same seat. MandatesDoNotCompete, ReasonMissing.

    The other one is kept and shown, set aside; the judgement can be reversed by judging again.
    """
    pair = Mandate.objects.select_for_update(of=("self",)).filter(pk__in=[retained.pk, against.pk])
    rows = {mandate.pk: mandate for mandate in pair}
    if len(rows) != 2 or retained.seat_id != against.seat_id:
        raise MandatesDoNotCompete
    if not reason.strip():
        raise ReasonMissing
    # The one set aside is written first: two retained ones may not share a day, even for a moment.
    for mandate, is_retained in ((rows[against.pk], False), (rows[retained.pk], True)):
        mandate.is_retained = is_retained
        mandate.judged_by, mandate.judged_on, mandate.judgement = str(by)[:150], on, reason
        mandate.save(update_fields=["is_retained", "judged_by", "judged_on", "judgement"])
        verb = "mandat retenu par arbitrage" if is_retained else "mandat écarté par arbitrage"
        log.record(verb, mandate, by=by, changes={"reason": ["", reason]})
    return rows[retained.pk]
