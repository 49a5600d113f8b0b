"""Dates and typography as a reader of French expects them."""

import re
from datetime import date, datetime

from django import template
from django.forms import BoundField, CheckboxInput
from django.utils import formats, timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from faitiere.kernel import typography
from faitiere.kernel.periods import PartialDate

register = template.Library()
_ESCAPED_APOSTROPHE = re.compile(r"(?<=\w)&#x27;(?=\w)")


@register.filter(is_safe=True)
def french(text: object) -> str:
    """Set a sentence with French typography; also usable around a whole page, tags and code are left alone."""
    if not isinstance(text, SafeString):
        return typography.french(str(text))
    return mark_safe(typography.french(_ESCAPED_APOSTROPHE.sub("’", text)))


@register.filter
def day(when: date | PartialDate | None) -> str:
    """Say « 19 janvier 2024 », « 1er mars 2021 », or no more than a partial date knows."""
    if when is None:
        return ""
    return typography.french(str(when if isinstance(when, PartialDate) else PartialDate(when)))


@register.filter
def time_tag(when: date | PartialDate | None) -> str:
    """Say the day inside a <time> element that machines can read."""
    if when is None:
        return ""
    known = when if isinstance(when, PartialDate) else PartialDate(when)
    length = {"year": 4, "month": 7}.get(known.precision, 10)
    return mark_safe(f'<time datetime="{known.first.isoformat()[:length]}">{conditional_escape(day(known))}</time>')


@register.filter
def moment(when: datetime | None) -> str:
    """Say « 19 janvier 2024 à 9 h », in the network's time zone."""
    if when is None:
        return ""
    local = timezone.localtime(when)
    minutes = f"{typography.NO_BREAK}{local:%M}" if local.minute else ""
    return f"{day(local.date())} à {local.hour}{typography.NO_BREAK}h{minutes}"


@register.filter
def number(value: float | None) -> str:
    """Group thousands with a narrow no-break space: « 34 969 »."""
    if value is None:
        return ""
    grouped = formats.number_format(value, use_l10n=True, force_grouping=True)
    return grouped.replace(typography.NO_BREAK, typography.NARROW)


@register.filter
def is_check(field: BoundField) -> bool:
    """Tell whether a field is a single box, whose label stands after it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def sentence_start(title: str) -> str:
    """Lower the first letter of a title that follows a name; a word in capitals keeps them."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
