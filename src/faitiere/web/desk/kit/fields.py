"""Fields that several rooms' forms share: dates as sources give them, lists of spellings, where a fact comes from."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import dates
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from faitiere.kernel.periods import PartialDate, Precision
from faitiere.kernel.statements import Source

_MONTHS = {str(name).lower(): number for number, name in dates.MONTHS.items()}
_DAY_MONTH_YEAR = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")
_MONTH_YEAR = re.compile(r"^(\d{1,2})/(\d{4})$")
_SAID = re.compile(r"^(?:(\d{1,2})(?:er)?\s+)?([^\W\d]+)\s+(\d{4})$")


def _iso(text: str) -> str:
    """Return what a French reader types as ISO 8601 of reduced precision."""
    if found := _DAY_MONTH_YEAR.match(text):
        day, month, year = found.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    if found := _MONTH_YEAR.match(text):
        return f"{found[2]}-{int(found[1]):02}"
    if (found := _SAID.match(text.lower())) and found[2] in _MONTHS:
        month = f"{found[3]}-{_MONTHS[found[2]]:02}"
        return f"{month}-{int(found[1]):02}" if found[1] else month
    return text


class PartialDateField(forms.CharField):
    """A date known to the day, the month or the year: « 2020 », « octobre 2020 », « 13/10/2020 »."""

    default_error_messages = {"invalid": _("Écrivez « 2020 », « octobre 2020 » ou « 13/10/2020 ».")}

    def to_python(self, value: Any) -> Any:
        """Return a PartialDate, or None for an empty answer."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            return PartialDate.parse(_iso(text))
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        """Show it as it is typed."""
        if not isinstance(value, PartialDate):
            return value
        pattern = {Precision.YEAR: "%Y", Precision.MONTH: "%m/%Y", Precision.DAY: "%d/%m/%Y"}[value.precision]
        return value.first.strftime(pattern)


class LinesField(forms.CharField):
    """Several short texts, one a line."""

    def __init__(self, **kwargs: Any) -> None:
        """Show a small area."""
        super().__init__(**{"required": False, "widget": forms.Textarea(attrs={"rows": 3}), **kwargs})

    def to_python(self, value: Any) -> Any:
        """Return the lines that say something."""
        return tuple(line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip())

    def prepare_value(self, value: Any) -> Any:
        """Show one a line."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare lines with lines."""
        return bool(tuple(initial or ()) != self.to_python(data))


class DayField(forms.DateField):
    """A day, with Wagtail's calendar."""

    widget = AdminDateInput


class SourceForm(forms.Form):
    """Where a stated fact comes from."""

    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("Le document qui le dit : lettre d’information, délibération…")
    )
    seen = PartialDateField(
        label=_("Date de la source"),
        help_text=_("« 2020 », « octobre 2020 » ou « 13/10/2020 » : pas plus précise que le document."),
    )
    page = forms.CharField(label=_("Page ou paragraphe"), max_length=200, required=False)
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


def source_of(data: Mapping[str, Any]) -> Source:
    """Return the source that a form of ours names."""
    return Source(name=data["source"], seen=data["seen"], page=data["page"], note=data["note"])


def only(data: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Return some answers of a form."""
    return {name: data[name] for name in names}


def known_to_the_day(day: date | None) -> PartialDate | None:
    """Return a day as a partial date."""
    return PartialDate(day) if day else None
