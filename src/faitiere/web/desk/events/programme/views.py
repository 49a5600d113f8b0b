"""The programme of an event: the grid, and where a session is dropped in it."""

from datetime import datetime
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.models import Session
from faitiere.domains.events.queries.programme import grid
from faitiere.domains.events.services.programme import sessions
from faitiere.kernel import clock
from faitiere.web.desk.access import require
from faitiere.web.desk.events.programme.copying import CopyProgramme
from faitiere.web.desk.events.programme.deeds import SESSION_DEEDS, AddSession
from faitiere.web.desk.events.programme.frames import FRAME_DEEDS, AddRoom, AddTrack
from faitiere.web.desk.events.screens import EventScreen
from faitiere.web.desk.kit.deeds import Deed

DEEDS: list[type[Deed]] = [*SESSION_DEEDS, *FRAME_DEEDS, CopyProgramme]


class ProgrammeScreen(EventScreen):
    """The grid of a programme. Posting a session, an hour and a room moves the session there."""

    tab = "programme"
    label = _("Programme")
    template_name = "desk/events/programme.html"
    adding: ClassVar[list[type[Deed]]] = [AddSession, AddRoom, AddTrack, CopyProgramme]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move a session where it was dropped, and show the grid again with what clashes in it."""
        require("programme.write", request.user, self.event)
        session = get_object_or_404(self.event.sessions, pk=request.POST.get("session"))
        rooms = {str(room.pk): room for room in self.event.rooms.all()}
        try:
            starts_at = datetime.fromisoformat(request.POST.get("starts_at", ""))
        except ValueError:
            return HttpResponseBadRequest()
        self._move(session, starts_at, rooms.get(request.POST.get("room", "")))
        if request.headers.get("X-Requested-With") == "fetch":
            return render(request, "desk/events/_grid.html", self.grid_context())
        return redirect(request.path)

    def _move(self, session: Session, starts_at: datetime, room: Any) -> None:
        there = {"room": room, "track": session.track}
        sessions.move(session, starts_at, **there, by=self.request.user, now=clock.now())

    def grid_context(self) -> dict[str, Any]:
        """Return the grid."""
        found = grid(self.event)
        return {"event": self.event, "grid": found, "clashing": found.clashing}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the grid and what may be added to it."""
        context = super().get_context_data(**kwargs)
        context.update(self.grid_context())
        context.update(
            adding=[
                (deed.label, deed.icon, deed.url(self.event)) for deed in self.adding if deed.is_offered(self.event)
            ],
            rooms=list(self.event.rooms.all()),
            tracks=list(self.event.tracks.all()),
        )
        return context


urlpatterns = [path("<int:pk>/programme/", ProgrammeScreen.as_view(), name="programme")]
