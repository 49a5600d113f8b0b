"""Dates and hours of events as people type them: « mercredi 20 mars 2024 », « mars 2024 », « 9h30 »."""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from faitiere.kernel.periods import PartialDate
from faitiere.web.desk.kit.fields import PartialDateField

_WEEKDAY = re.compile(rf"^({'|'.join(str(day) for day in WEEKDAYS.values())})\s+", re.IGNORECASE)


@dataclass(frozen=True)
class SaidDate:
    """A date as it was typed, with the weekday if one was."""

    known: PartialDate
    weekday: str = ""


class SaidDateField(PartialDateField):
    """A date known to the day, the month or the year, which may name its weekday."""

    default_error_messages = {
        "invalid": _("Écrivez « mercredi 20 mars 2024 », « 20/03/2024 », « mars 2024 » ou « 2024 ».")
    }

    def to_python(self, value: Any) -> Any:
        """Return a SaidDate, or None for an empty answer."""
        text = (value or "").strip()
        found = _WEEKDAY.match(text)
        known = super().to_python(text[found.end() :] if found else text)
        return SaidDate(known, found[1].lower() if found else "") if known else None

    def prepare_value(self, value: Any) -> Any:
        """Show it as it is typed."""
        return super().prepare_value(value.known if isinstance(value, SaidDate) else value)


class HourField(forms.TimeField):
    """An hour: « 9h30 », « 9 h », « 09:30 »."""

    widget = forms.TimeInput(format="%H:%M", attrs={"placeholder": "9h30", "autocomplete": "off"})
    input_formats = ["%H:%M", "%Hh%M", "%H h %M", "%Hh", "%H h", "%H"]
    default_error_messages = {"invalid": _("Écrivez l’heure comme « 9h30 » ou « 14:00 ».")}

    def __init__(self, **kwargs: Any) -> None:
        """Understand a French hour."""
        super().__init__(**{"required": False, "input_formats": self.input_formats, **kwargs})


class MomentField(forms.DateTimeField):
    """A day and an hour, with Wagtail's calendar."""

    widget = AdminDateTimeInput
