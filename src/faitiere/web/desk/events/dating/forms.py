"""The date of an event on a form: one line for the day, the month or the year, and the hours when they are known."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.models.when import PARIS, When
from faitiere.kernel.periods import Precision
from faitiere.web.desk.events.dating.fields import HourField, SaidDate, SaidDateField
from faitiere.web.desk.kit.fields import DayField


def zones() -> list[tuple[str, str]]:
    """Return the time zones that one may choose, Paris first."""
    named = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix/")))
    return [(PARIS, PARIS), *((zone, zone.replace("_", " ")) for zone in named if zone != PARIS)]


class DatedForm(forms.Form):
    """When: a day and its hours, several days, a month, a year; nothing typed means that the date is not known yet."""

    day = SaidDateField(
        label=_("Date"),
        required=False,
        help_text=_("« mercredi 20 mars 2024 », « 20/03/2024 », « mars 2024 » ou « 2024 ». Vide : date à définir."),
    )
    begins = HourField(label=_("De"), help_text=_("Vide : journée entière."))
    ends = HourField(label=_("À"))
    last_day = DayField(label=_("Dernier jour"), required=False, help_text=_("S’il y en a plusieurs."))
    expected = forms.CharField(
        label=_("Période envisagée"), max_length=60, required=False, help_text=_("Si la date n’est pas connue.")
    )
    timezone = forms.ChoiceField(label=_("Fuseau horaire"), choices=zones, initial=PARIS, required=False)

    def clean(self) -> dict[str, Any]:
        """Put the date together."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not {"day", "begins", "ends", "last_day"} & set(self.errors):
            data["when"] = self._when(data)
        return data

    @property
    def typed_weekday(self) -> str:
        """Return the weekday that was typed with the date, to be held against the calendar."""
        said = self.cleaned_data.get("day")
        return said.weekday if isinstance(said, SaidDate) else ""

    def _when(self, data: dict[str, Any]) -> When | None:
        said, zone = data["day"], data.get("timezone") or PARIS
        if said is None:
            return When.to_be_defined(data.get("expected", ""))
        if said.known.precision == Precision.YEAR:
            return When.year(said.known.first.year, timezone=zone)
        if said.known.precision == Precision.MONTH:
            return When.month(said.known.first, timezone=zone)
        last = data["last_day"] or said.known.first
        if last < said.known.first:
            self.add_error("last_day", _("Le dernier jour précède le premier."))
            return None
        if not data["begins"]:
            return When.days(said.known.first, last, timezone=zone)
        begins = datetime.combine(said.known.first, data["begins"], ZoneInfo(zone))
        ends = datetime.combine(last, data["ends"], ZoneInfo(zone)) if data["ends"] else None
        return When.exact(begins, ends, timezone=zone)
