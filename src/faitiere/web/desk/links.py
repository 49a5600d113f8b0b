"""Menu entries that lead to Wagtail's own pages."""

from typing import Any

from django.urls import reverse_lazy
from wagtail.admin.viewsets.base import ViewSet


class LinkEntry(ViewSet):
    """An entry of a section that has no view of its own."""

    def __init__(self, name: str, *, label: Any, url_name: str, icon: str) -> None:
        """Say where it leads."""
        super().__init__(name, menu_label=label, menu_icon=icon, menu_url=reverse_lazy(url_name))
