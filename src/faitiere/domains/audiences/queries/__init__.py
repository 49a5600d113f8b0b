"""What the audiences room answers."""

from faitiere.domains.audiences.queries import criteria
from faitiere.domains.audiences.queries.criterion import Criterion, CriterionIncomplete, Reason, register, registered
from faitiere.domains.audiences.queries.explaining import Explanation, explained
from faitiere.domains.audiences.queries.parameters import ParameterNotUnderstood
from faitiere.domains.audiences.queries.recipients import (
    TO_INVITE,
    Reach,
    Recipient,
    explained_people,
    merged,
    reach,
    recipients,
    recipients_of,
    told,
)
from faitiere.domains.audiences.queries.selecting import count, lines_of, people, sample
from faitiere.domains.audiences.queries.trees import (
    Line,
    QueryEmpty,
    QueryNotUnderstood,
    blocks_of,
    in_words,
    read,
    written,
)
from faitiere.domains.audiences.queries.uses import leads_to, used_by

__all__ = [
    "TO_INVITE",
    "Criterion",
    "CriterionIncomplete",
    "Explanation",
    "Line",
    "ParameterNotUnderstood",
    "QueryEmpty",
    "QueryNotUnderstood",
    "Reach",
    "Reason",
    "Recipient",
    "blocks_of",
    "count",
    "criteria",
    "explained",
    "explained_people",
    "in_words",
    "leads_to",
    "lines_of",
    "merged",
    "people",
    "reach",
    "read",
    "recipients",
    "recipients_of",
    "register",
    "registered",
    "sample",
    "told",
    "used_by",
    "written",
]
