"""What the screens of one event share: it is loaded, a rule is asked, its tabs are shown."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from faitiere.domains.events.models import Event
from faitiere.web.desk.access import allows
from faitiere.web.desk.events.tabs import tabs_of
from faitiere.web.desk.kit.links import record_url


class EventScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen of an event. Subclasses name the rule and the tab; templates extend `desk/events/screen.html`."""

    rule: ClassVar[str] = "events.view"
    tab: ClassVar[str]
    label: ClassVar[Any]
    header_icon = "calendar"
    template_name = "desk/events/screen.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Load the event, then ask the rule."""
        self.event = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        if not allows(self.rule, request.user, self.event):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> Any:
        """Return the events one may open."""
        return Event.objects.select_related("group", "venue", "series", "owner")

    def get_page_title(self) -> str:
        """Name the screen."""
        return str(self.label)

    def get_page_subtitle(self) -> str:
        """Name the event."""
        return str(self.event)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the list to the record to the screen."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk_event:index"), "label": _("Événements")},
            {"url": record_url(self.event), "label": str(self.event)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the event, its tabs, and the place of what the fields of a screen need to be loaded."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.update(event=self.event, tabs=tabs_of(self.event, self.tab), media=forms.Media())
        return context
