"""Columns that several lists share."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from wagtail.admin.ui.tables import Column, TitleColumn

from faitiere.web.desk.kit.links import record_url


class RecordColumn(Column):
    """A related object, leading to its record."""

    cell_template_name = "desk/parts/record_cell.html"

    def get_cell_context_data(self, instance: Model, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Add the address."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context["url"] = record_url(self.get_value(instance))
        return context


class DayColumn(Column):
    """A date in words on the screen, a date in spreadsheets."""

    cell_template_name = "desk/parts/day_cell.html"


class TagColumn(Column):
    """A state, in a word and a colour. `tones` gives the colour of each value."""

    cell_template_name = "desk/parts/tag_cell.html"

    def __init__(self, name: str, *, tones: Mapping[Any, str], key: str = "", **kwargs: Any) -> None:
        """Keep the colours and the attribute they depend on."""
        super().__init__(name, **kwargs)
        self.tones = tones
        self.key = key or name

    def get_cell_context_data(self, instance: Model, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Add the colour."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context["tone"] = self.tones.get(str(getattr(instance, self.key)), "quiet")
        return context


class NumberColumn(Column):
    """A number, grouped by thousands and set right."""

    cell_template_name = "desk/parts/number_cell.html"


__all__ = ["Column", "DayColumn", "NumberColumn", "RecordColumn", "TagColumn", "TitleColumn"]
