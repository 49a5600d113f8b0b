"""Events."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.models import Event
from faitiere.web.desk.events import actions, forms, urls
from faitiere.web.desk.events.editing import EventCreate, EventEdit
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
    index_view_class = EventIndex
    inspect_view_class = EventRecord
    form_class = forms.EventCreateForm
    edit_form_class = forms.EventForm
    add_view_class = EventCreate
    edit_view_class = EventEdit
    rules: ClassVar = {"view": "events.view", "add": "events.create", "change": "events.edit"}
    deeds: ClassVar = urls.DEEDS
    actions: ClassVar = [actions.CreateEvent, actions.EditEvent]

    def get_more_urlpatterns(self) -> list[Any]:
        """Add the screens of an event."""
        return urls.MORE
