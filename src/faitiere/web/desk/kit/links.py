"""Where things lead: records by their model, menu entries to Wagtail's own pages."""

from typing import Any

from django.db.models import Model
from django.urls import reverse, reverse_lazy
from wagtail.admin.viewsets.base import ViewSet


def record_url(target: Model | None) -> str:
    """Return the record's address of something the desk keeps a record of."""
    return "" if target is None else reverse(f"desk_{target._meta.model_name}:inspect", args=[target.pk])


class LinkEntry(ViewSet):
    """An entry of a section that has no view of its own."""

    def __init__(self, name: str, *, label: Any, url_name: str, icon: str) -> None:
        """Say where it leads."""
        super().__init__(name, menu_label=label, menu_icon=icon, menu_url=reverse_lazy(url_name))
