"""What a criterion asks of whoever uses it: a choice, a number, a word, a row. Doors draw fields from these."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet, TextChoices

from faitiere.kernel.errors import BusinessError

Values = dict[str, Any]


class ParameterNotUnderstood(BusinessError):
    """What was given for a criterion is not of the kind that it asks for."""

    message = "« {label} » : cette valeur n’est pas comprise."


@dataclass(frozen=True)
class Parameter:
    """One thing a criterion asks for, kept in JSON. An empty answer asks for nothing."""

    name: str
    label: str
    is_required: bool = False

    def clean(self, value: Any) -> Any:
        """Return what is kept, None when nothing was asked. ParameterNotUnderstood."""
        return None if value in (None, "", [], ()) else self.understood(value)

    def understood(self, value: Any) -> Any:
        """Return a value that is not empty as it is kept."""
        raise NotImplementedError

    def says(self, value: Any) -> str:
        """Return a kept value in words."""
        return str(value)

    def refusal(self) -> ParameterNotUnderstood:
        """Return the refusal of a value."""
        return ParameterNotUnderstood(label=self.label)


@dataclass(frozen=True)
class Choice(Parameter):
    """One or several of a list."""

    options: type[TextChoices] = TextChoices

    def understood(self, value: Any) -> list[str]:
        """Return the keys, in the order of the list."""
        asked = [value] if isinstance(value, str) else value
        if not isinstance(asked, list | tuple) or not set(map(str, asked)) <= set(self.options.values):
            raise self.refusal()
        return [key for key in self.options.values if key in asked]

    def says(self, value: Any) -> str:
        """Return « commune, région »."""
        return ", ".join(str(self.options(key).label) for key in value)


@dataclass(frozen=True)
class Number(Parameter):
    """A whole number, zero or more."""

    def understood(self, value: Any) -> int:
        """Return the number."""
        text = "".join(str(value).split())
        if isinstance(value, bool) or not text.isdecimal() or len(text) > 9:
            raise self.refusal()
        return int(text)

    def says(self, value: Any) -> str:
        """Return it by thousands."""
        number = f"{value:,}".replace(",", "\u202f")
        return f"{self.label} {number}"


@dataclass(frozen=True)
class Words(Parameter):
    """A word or several, looked for without regard to capitals."""

    def understood(self, value: Any) -> str:
        """Return the words."""
        if not isinstance(value, str) or len(value) > 100:
            raise self.refusal()
        return value.strip()

    def says(self, value: Any) -> str:
        """Return them in guillemets."""
        return f"« {value} »"


@dataclass(frozen=True)
class Row(Parameter):
    """One row of a model; `is_short` says that all of them fit in a menu."""

    model: type[Model] = Model
    only: Q = field(default_factory=Q)
    is_short: bool = False

    def rows(self) -> QuerySet[Any]:
        """Return those that one may choose."""
        rows: QuerySet[Any] = self.model._default_manager.filter(self.only)
        return rows

    def understood(self, value: Any) -> int | str:
        """Return the key of a row that exists."""
        try:
            key: int | str = self.model._meta.pk.to_python(getattr(value, "pk", value))
        except ValidationError as error:
            raise self.refusal() from error
        if not self.rows().filter(pk=key).exists():
            raise self.refusal()
        return key

    def says(self, value: Any) -> str:
        """Return the name of the row, or that it is no more."""
        return str(self.model._default_manager.filter(pk=value).first() or "(disparu)")
