"""Mandates: stated from sources, begun, renewed, ended, judged."""

from faitiere.domains.mandates.services.judgements import MandatesDoNotCompete, judge
from faitiere.domains.mandates.services.statements import MandateStatement, state
from faitiere.domains.mandates.services.turns import (
    HeldLater,
    MandateAlreadyEnded,
    MandateEndsBeforeItHolds,
    begin,
    end,
    name_substitute,
    renew,
)

__all__ = [
    "HeldLater",
    "MandateAlreadyEnded",
    "MandateEndsBeforeItHolds",
    "MandateStatement",
    "MandatesDoNotCompete",
    "begin",
    "end",
    "judge",
    "name_substitute",
    "renew",
    "state",
]
