"""What the desk's templates say of a value."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from faitiere.kernel.periods import PartialDate
from faitiere.web.desk.kit.records import Section
from faitiere.web.ui.templatetags.ui import day, french, moment, number

register = template.Library()


def _several(values: list[Any] | tuple[Any, ...]) -> str:
    return ", ".join(str(said(value)) for value in values) or "–"


# The first kind that fits speaks: a boolean is a number too, a moment is a day too.
_SAID: list[tuple[Any, Callable[[Any], str]]] = [
    (bool, lambda value: _("oui") if value else _("non")),
    (datetime, moment),
    (date | PartialDate, day),
    (int, number),
    (list | tuple, _several),
    (str | Promise, french),
]


@register.filter
def said(value: Any) -> Any:
    """Say a value as a person would: dates in words, yes or no, a dash for nothing."""
    if value is None or value == "":
        return "–"
    for kind, say in _SAID:
        if isinstance(value, kind):
            return say(value)
    return value


@register.filter
def has_links(section: Section) -> bool:
    """Tell whether a row of the section can be acted upon."""
    return any(row.links for row in section.rows)
