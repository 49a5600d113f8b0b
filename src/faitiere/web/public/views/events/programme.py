"""The programme of an event, day by day: by hour, by room or by track, on one page that prints."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from faitiere.domains.events.queries.timetable import Day, Slot
from faitiere.domains.events.queries.timetable import programme as timetable
from faitiere.domains.events.queries.visibility import announced
from faitiere.kernel import clock
from faitiere.web.public.events.rows import Row
from faitiere.web.public.events.sight import sight
from faitiere.web.public.pages import Step, show

VIEWS = {"": "Par horaire", "salle": "Par salle", "fil": "Par fil"}


@dataclass(frozen=True)
class Strand:
    """What follows one another in a room, or along a track."""

    name: str
    slots: list[Slot]


def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the whole programme to those who may read the event."""
    found = get_object_or_404(announced().select_related("venue", "group"), slug=slug)
    reader = sight(request)
    if not reader.may_read(found):
        raise Http404
    days = timetable(found, reader, on=clock.today())
    view = request.GET.get("par", "")
    row = Row(found, is_readable=True)
    context = {
        "event": found,
        "row": row,
        "days": [(day, strands(day, view)) for day in days],
        "views": _views(days),
        "view": view if view in VIEWS else "",
    }
    trail = [Step("Agenda", "/agenda/"), Step(row.title, f"/agenda/{slug}/"), Step("Programme")]
    return show(request, "public/events/programme.html", context, trail=trail, section="agenda")


def strands(day: Day, view: str) -> list[Strand]:
    """Return a day by room or by track, in their order, what has none last; by hour, as one."""
    if view == "salle":
        return _strands(day.slots, [room.name for room in day.rooms], "room", "Sans salle")
    if view == "fil":
        return _strands(day.slots, [track.name for track in day.tracks], "track", "Hors fil")
    return [Strand("", day.slots)]


def _strands(slots: list[Slot], names: Iterable[str], kind: str, without: str) -> list[Strand]:
    filed: dict[str, list[Slot]] = {name: [] for name in [*names, without]}
    for slot in slots:
        filed[str(getattr(slot.session, kind) or without)].append(slot)
    return [Strand(name, found) for name, found in filed.items() if found]


def _views(days: list[Day]) -> dict[str, str]:
    """Return the ways in which this programme is worth being read."""
    has_rooms, has_tracks = any(day.rooms for day in days), any(day.tracks for day in days)
    kept = {"", *(["salle"] if has_rooms else []), *(["fil"] if has_tracks else [])}
    return {view: name for view, name in VIEWS.items() if view in kept}
