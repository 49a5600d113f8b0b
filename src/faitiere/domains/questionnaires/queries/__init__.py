"""What the room answers."""

from faitiere.domains.questionnaires.queries.checking import Value, problems
from faitiere.domains.questionnaires.queries.conditions import asked
from faitiere.domains.questionnaires.queries.reading import Told, told, values_of

__all__ = ["Told", "Value", "asked", "problems", "told", "values_of"]
