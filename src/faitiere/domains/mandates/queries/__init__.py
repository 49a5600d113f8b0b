"""What the mandates room answers."""

from faitiere.domains.mandates.queries.alerts import Alert, TermEnding, alerts_on, terms_ending
from faitiere.domains.mandates.queries.bodies import (
    bodies_on,
    composition,
    compositions,
    disagreements,
    mandates_of,
    vacancies,
)
from faitiere.domains.mandates.queries.parity import Parity, parities, parity
from faitiere.domains.mandates.queries.standing import (
    Standing,
    holder,
    holders_on,
    mandates_held,
    term_end,
    term_of,
)
from faitiere.domains.mandates.queries.timeline import statements, timeline, timeline_of_person

__all__ = [
    "Alert",
    "Parity",
    "Standing",
    "TermEnding",
    "alerts_on",
    "bodies_on",
    "composition",
    "compositions",
    "disagreements",
    "holder",
    "holders_on",
    "mandates_held",
    "mandates_of",
    "parities",
    "parity",
    "statements",
    "term_end",
    "term_of",
    "terms_ending",
    "timeline",
    "timeline_of_person",
    "vacancies",
]
