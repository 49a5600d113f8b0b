"""Fields for what criteria ask: drawn from their parameters, so that a new criterion needs no form of its own."""

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from faitiere.domains.audiences.choices import Joint
from faitiere.domains.audiences.queries import Criterion, Line, registered
from faitiere.domains.audiences.queries.parameters import Choice, Number, Parameter, Row, Words
from faitiere.domains.events.models import Event
from faitiere.domains.people.models import Organization
from faitiere.domains.territories.models import Authority
from faitiere.web.desk.events.choosers import event_chooser
from faitiere.web.desk.people.choosers import organization_chooser
from faitiere.web.desk.territories.choosers import authority_chooser

# What is too long for a menu is chosen by typing.
CHOOSERS = {Authority: authority_chooser, Event: event_chooser, Organization: organization_chooser}


@singledispatch
def field_of(parameter: Parameter) -> forms.Field:
    """Return the field by which a parameter is given."""
    raise NotImplementedError(type(parameter))


@field_of.register
def _choice(parameter: Choice) -> forms.Field:
    return forms.MultipleChoiceField(
        label=parameter.label, choices=parameter.options.choices, widget=forms.CheckboxSelectMultiple, required=False
    )


@field_of.register
def _number(parameter: Number) -> forms.Field:
    number = forms.TextInput(attrs={"inputmode": "numeric", "size": 8})
    return forms.CharField(label=parameter.label, widget=number, required=False)


@field_of.register
def _words(parameter: Words) -> forms.Field:
    return forms.CharField(label=parameter.label, max_length=100, required=False)


@field_of.register
def _row(parameter: Row) -> forms.Field:
    chooser = None if parameter.is_short else CHOOSERS.get(parameter.model)
    widget = chooser.widget_class() if chooser else forms.Select()
    return forms.ModelChoiceField(
        label=parameter.label, queryset=parameter.rows(), widget=widget, required=False, empty_label=_("–")
    )


class LineForm(forms.Form):
    """One line: its joint, and what its criterion asks. It shows what was typed; the criterion itself checks it."""

    joint = forms.ChoiceField(label=_("Avec ce qui précède"), choices=Joint.choices)

    def __init__(self, line: Line, number: int, problem: str = "") -> None:
        """Draw the fields of the criterion."""
        super().__init__(initial={"joint": line.joint, **line.values}, prefix=str(number), label_suffix="")
        self.line, self.number, self.problem = line, number, problem
        self.fields.update({one.name: field_of(one) for one in line.criterion.parameters})

    @property
    def asked(self) -> list[forms.BoundField]:
        """Return the fields of the criterion."""
        return [self[one.name] for one in self.line.criterion.parameters]

    @property
    def opens(self) -> str:
        """Return the word that opens a block, "" inside one and at the top."""
        return "" if self.number == 0 or self.line.joint == Joint.AND else str(Joint(self.line.joint).label)


def typed(data: Any, number: int) -> Line | None:
    """Return a line as it was typed, not checked; None where there is none, or of a criterion that is not offered."""
    key = data.get(f"{number}-key", "")
    criterion = registered().get(key)
    if criterion is None:
        return None
    said = data.get(f"{number}-joint", "")
    joint = Joint(said) if said in Joint.values else Joint.AND
    values = {
        one.name: field_of(one).widget.value_from_datadict(data, {}, f"{number}-{one.name}")
        for one in criterion.parameters
    }
    return Line(joint, key, {name: value for name, value in values.items() if value not in (None, "", [])})


def offered() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the criteria by family, for the menu that adds one."""
    families: dict[str, list[tuple[str, str]]] = {}
    everything: Mapping[str, Criterion] = registered()
    for key, criterion in everything.items():
        families.setdefault(criterion.family, []).append((key, criterion.label))
    return list(families.items())


class NameForm(forms.Form):
    """What an audience is called and what it is for."""

    name = forms.CharField(label=_("Nom du public"), max_length=120, required=False)
    description = forms.CharField(
        label=_("À quoi il sert"), required=False, widget=forms.Textarea(attrs={"rows": 2, "cols": 40})
    )
