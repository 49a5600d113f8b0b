"""Events."""

from typing import Any, ClassVar

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.models import Event
from faitiere.web.desk.events import urls
from faitiere.web.desk.events.listing import EventIndex
from faitiere.web.desk.events.record import EventRecord
from faitiere.web.desk.kit.viewsets import DeskViewSet


class EventViewSet(DeskViewSet):
    """Événements."""

    name = "desk_event"
    url_prefix = "evenements"
    model = Event
    icon = "calendar"
    menu_label = _("Événements")
    export_filename = "evenements"
    ordering = (F("starts_at").desc(nulls_first=True), "pk")
    index_view_class = EventIndex
    inspect_view_class = EventRecord
    rules: ClassVar = {"view": "events.view"}

    def get_more_urlpatterns(self) -> list[Any]:
        """Add the screens of an event."""
        return urls.MORE
