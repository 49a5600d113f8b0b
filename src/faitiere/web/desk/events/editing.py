"""Creating and editing an event; a new one may start from its group, or from an event like it."""

from typing import Any, ClassVar

from django.forms import model_to_dict
from django.urls import reverse

from faitiere.domains.events.choices import EventAudience, EventKind
from faitiere.domains.events.models import Event
from faitiere.domains.events.services import events
from faitiere.domains.groups.models import Group
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.events.forms import DRAFT
from faitiere.web.desk.kit.editing import DeskCreateView, DeskEditView

COPIED = set(DRAFT) - {"registration_opens_at", "registration_closes_at", "source", "owner"}
REFUSALS: dict[type[BusinessError], str] = {events.TitleMissing: "title", events.EndsBeforeStart: "ends"}


def like(event: Event) -> dict[str, Any]:
    """Return what the next event takes from one before it: all but its date; it is counted one further."""
    copied = {name: value for name, value in model_to_dict(event).items() if name in COPIED}
    ranks = {name: getattr(event, name) and getattr(event, name) + 1 for name in ("edition", "episode")}
    links = {"countries": event.countries.all(), "topics": event.topics.all()}
    return {**copied, **ranks, **links, "timezone": event.timezone, "capacity": event.capacity}


def for_group(group: Group) -> dict[str, Any]:
    """Return what a meeting of a group starts with."""
    return {
        "kind": EventKind.GROUP_MEETING,
        "group": group.pk,
        "audience": EventAudience.GROUP,
        "countries": group.countries.all(),
        "topics": group.topics.all(),
    }


class EventCreate(DeskCreateView):
    """A new event. `?groupe=` starts from a group, `?depuis=` from another event."""

    template_name = "desk/events/form.html"
    refusals: ClassVar[dict[type[BusinessError], str]] = REFUSALS

    def _asked(self, model: Any, name: str) -> Any:
        key = self.request.GET.get(name, "")
        return model.objects.filter(pk=key).first() if key.isdecimal() else None

    def get_success_url(self) -> str:
        """Lead to the record, or straight to the invitations."""
        if "invite" in self.request.POST:
            return reverse("desk_event:invite", args=[self.object.pk])
        return super().get_success_url()

    def get_initial(self) -> dict[str, Any]:
        """Start from a group or an event like it; whoever writes it follows it."""
        start: dict[str, Any] = {"owner": self.request.user.pk}
        if group := self._asked(Group, "groupe"):
            start |= for_group(group)
        if event := self._asked(Event, "depuis"):
            start |= like(event)
        return start


class EventEdit(DeskEditView):
    """What is said of an event; its date, its state and its places change by deeds of their own."""

    template_name = "desk/events/form.html"
    refusals: ClassVar[dict[type[BusinessError], str]] = REFUSALS
