"""What staff do to bodies, seats, mandates, mission letters and accounts."""

from faitiere.web.desk.mandates.deeds.bodies import AddSeat, BeginMandate, SetParity, StateMandate
from faitiere.web.desk.mandates.deeds.mandates import EndMandate, JudgeMandate, NameSubstitute, RenewMandate
from faitiere.web.desk.mandates.deeds.missions import GiveReport, PlanReport, ReceiveSigned

__all__ = [
    "AddSeat",
    "BeginMandate",
    "EndMandate",
    "GiveReport",
    "JudgeMandate",
    "NameSubstitute",
    "PlanReport",
    "ReceiveSigned",
    "RenewMandate",
    "SetParity",
    "StateMandate",
]
