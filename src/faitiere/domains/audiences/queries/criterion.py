"""What a criterion is, and where rooms register theirs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.db.models import Q, QuerySet

from faitiere.domains.audiences.queries.parameters import Parameter, Values
from faitiere.domains.territories.models import Authority
from faitiere.kernel.errors import BusinessError


class CriterionIncomplete(BusinessError):
    """A criterion cannot tell whom it means."""

    message = "« {label} » : précisez {missing}."


@dataclass(frozen=True)
class Reason:
    """Why somebody is in, and the authority for which they are."""

    sentence: str
    authority: Authority | None = None


@dataclass(frozen=True)
class Ask:
    """What a criterion is asked: its values, and the day."""

    values: Values
    on: date


class Criterion:
    """A way to mean people, in words that staff use. One line of an audience is a criterion and its values.

    `people` and `reasons` agree: whoever the first finds, and nobody else, the second explains.
    """

    key: ClassVar[str]
    family: ClassVar[str]
    label: ClassVar[str]
    parameters: ClassVar[tuple[Parameter, ...]] = ()
    needs_one_of: ClassVar[tuple[str, ...]] = ()

    def people(self, ask: Ask) -> Q:
        """Return the condition on persons, without asking the database."""
        raise NotImplementedError

    def reasons(self, people: Collection[int], ask: Ask) -> dict[int, Reason]:
        """Return why those of these people whom it finds are found, in a constant number of queries."""
        raise NotImplementedError

    def clean(self, given: Mapping[str, Any]) -> Values:
        """Return the values to keep, only those that ask for something. ParameterNotUnderstood, CriterionIncomplete."""
        cleaned = {one.name: one.clean(given.get(one.name)) for one in self.parameters}
        kept = {name: value for name, value in cleaned.items() if value is not None}
        missing = [one.label for one in self.parameters if one.is_required and one.name not in kept]
        either = [one.label for one in self.parameters if one.name in self.needs_one_of]
        if either and not kept.keys() & set(self.needs_one_of):
            missing.append(" ou ".join(either))
        if missing:
            raise CriterionIncomplete(label=self.label, missing=", ".join(missing).lower())
        return kept

    def says(self, values: Values) -> str:
        """Return « Élues et élus : maire ou président·e »."""
        said = [one.says(values[one.name]) for one in self.parameters if one.name in values]
        return f"{self.label} : {' ; '.join(said)}" if said else self.label


_REGISTERED: dict[str, Criterion] = {}


def register(criterion: type[Criterion]) -> type[Criterion]:
    """Offer a criterion to audiences: a decorator. Rooms above register theirs the same way."""
    if criterion.key in _REGISTERED and type(_REGISTERED[criterion.key]) is not criterion:
        raise ValueError(criterion.key)
    _REGISTERED[criterion.key] = criterion()
    return criterion


def registered() -> dict[str, Criterion]:
    """Return the criteria by key, those of one family together."""
    return dict(sorted(_REGISTERED.items(), key=lambda item: (item[1].family, item[1].label)))


def tied(*rows: QuerySet[Any]) -> Q:
    """Return the condition that a person is the `person` of a row of one of several sets, in one query each."""
    found = Q()
    for some in rows:
        found |= Q(pk__in=some.filter(person__isnull=False).order_by().values("person"))
    return found


def small(text: str) -> str:
    """Return a title as it stands inside a sentence: « Maire » is « maire »; sigles keep their capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
