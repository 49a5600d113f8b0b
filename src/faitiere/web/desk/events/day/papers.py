"""What the desk prints for the day: badges, sign-in sheets, certificates, minutes."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.documents.badges import FORMATS, badges
from faitiere.domains.events.documents.certificates import certificates
from faitiere.domains.events.documents.minutes import minutes_sheet
from faitiere.domains.events.documents.sign_in import sign_in_sheet
from faitiere.domains.events.models import Certificate, Event, Minutes, Session
from faitiere.domains.events.queries import doors
from faitiere.domains.library.queries import identity
from faitiere.kernel import clock
from faitiere.web.desk.access import require


@require_safe
def badge_sheets(request: HttpRequest, pk: int) -> HttpResponse:
    """Print the badges of those who have a place."""
    event = _event(pk)
    require("attendance.record", request.user, event)
    sheet = request.GET.get("format", "")
    if sheet not in FORMATS:
        raise Http404
    people = [one for one in doors.expected(event) if one.state == PlaceState.CONFIRMED]
    return _file(
        badges(event, people, doors.sessions_of(event), identity(), sheet=sheet, on=clock.today()), "badges", event
    )


@require_safe
def sign_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Print the sign-in sheet of an event, or of one of its sessions."""
    event = _event(pk)
    require("attendance.record", request.user, event)
    people = [one for one in doors.expected(event) if one.state == PlaceState.CONFIRMED]
    session = None
    if key := request.GET.get("session"):
        session = get_object_or_404(Session, event=event, pk=key if key.isdecimal() else 0)
        held = doors.sessions_of(event)
        people = [one for one in people if session in held[one.pk]]
    return _file(sign_in_sheet(event, session, people, identity(), on=clock.today()), "emargement", session or event)


@require_safe
def certificate_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Print the certificates that were issued."""
    event = _event(pk)
    require("certificates.issue", request.user, event)
    issued = Certificate.objects.filter(registration__event=event).select_related(
        "registration__event__venue", "registration__authority", "registration__person"
    )
    ranked = list(issued.order_by("registration__last_name", "registration__first_name", "pk"))
    if not ranked:
        raise Http404
    return _file(certificates(ranked, doors.attended(event), identity(), on=clock.today()), "attestations", event)


@require_safe
def minutes_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Print the minutes, marked as a draft until they are published."""
    event = _event(pk)
    require("minutes.edit", request.user, event)
    found = get_object_or_404(Minutes.objects.select_related("event__venue", "next_event"), event=event)
    return _file(minutes_sheet(found, identity(), on=clock.today()), "releve", event)


def _event(pk: int) -> Event:
    return get_object_or_404(Event.objects.select_related("venue"), pk=pk)


def _file(pdf: bytes, kind: str, named: Event | Session) -> HttpResponse:
    headers: dict[str, Any] = {"Content-Disposition": f'inline; filename="{kind}-{slugify(str(named))[:60]}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
