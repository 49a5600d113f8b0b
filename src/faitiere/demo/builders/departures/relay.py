"""A relay that exists in the demo only: it takes what it is given, refuses what it is told to, once is silent.

The ledger is written by the engine's own hand, at the hour of the story. What goes to the cast is kept in the mailbox.
"""

from collections.abc import Mapping
from datetime import datetime

from faitiere.demo.cast import BY_EMAIL
from faitiere.demo.mailbox import EmailBackend
from faitiere.kernel.mail.composing.composers import Composer
from faitiere.kernel.mail.models import Mailing
from faitiere.kernel.mail.relay.carriers import BackendCarrier
from faitiere.kernel.mail.relay.outcomes import Outcome, Verdict
from faitiere.kernel.mail.sending import leases, ledger, running

TAKEN = Outcome(Verdict.ACCEPTED, "250 2.0.0 Ok: relais de démonstration")
SILENT = Outcome(Verdict.DOUBTFUL, "Le relais n’a rien répondu après le dernier octet.")


def carry(mailing: Mailing, troubles: Mapping[str, Outcome], *, is_kept: bool, now: datetime) -> None:
    """Hand everything over; `troubles` tells, by address, what does not go well."""
    composer, mailbox = Composer(mailing, now=now), BackendCarrier(EmailBackend())
    while (lease := leases.take(mailing, now=now)).parcels:
        ledger.record(lease, [], lease.parcels, now=now)
        mailbox.carry(composer, [one for one in lease.parcels if is_kept and one.address in BY_EMAIL])
        known = [(parcel, troubles.get(parcel.address, TAKEN)) for parcel in lease.parcels]
        ledger.record(lease, known, [], now=now)
    running.finish(mailing)


def refused(reply: str) -> Outcome:
    """Return a refusal in the relay's words."""
    return Outcome(Verdict.REFUSED, reply)
