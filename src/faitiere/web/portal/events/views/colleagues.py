"""Registering several colleagues at once, and following those of one's authority."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Event, Registration
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.queries.registering.opening import is_full, why_closed
from faitiere.domains.events.queries.visibility import announced, reader
from faitiere.domains.events.rules import PERMISSIONS
from faitiere.domains.events.services.registering import enrolments
from faitiere.domains.events.services.registering.enrolments import Enrolment
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.portal.access import PortalRequest, gate, has_authority
from faitiere.web.portal.events.forms import MOST, AuthorityForm, ColleagueForm
from faitiere.web.ui.questions import REDRAW, without_blame

MORE = "ajouter"


@gate(has_authority)
@require_http_methods(["GET", "HEAD", "POST"])
def colleagues(request: PortalRequest, slug: str) -> HttpResponse:
    """Show who comes for the visitor's authorities, and register others: all, or nobody if one is refused."""
    allowed = announced().filter(reader(request.user, request.visitor.on).readable())
    event = get_object_or_404(allowed.select_related("venue", "form"), slug=slug)
    data = request.POST or None
    rows = [ColleagueForm(event, data, rank=rank) for rank in range(_count(request))]
    town = AuthorityForm(request.visitor, data)
    if MORE in request.POST or REDRAW in request.POST:
        for form in [town, *rows, *(row.questions for row in rows)]:
            without_blame(form)
    elif data and all([town.is_valid(), *(row.is_right() for row in rows)]) and _enrolled(request, event, town, rows):
        return redirect("portal:events:colleagues", event.slug)
    context = {
        "event": event,
        "rows": rows,
        "town": town,
        "why_closed": why_closed(event, clock.now()),
        "is_full": is_full(event),
        "team": _team(request, event),
        "more": MORE if len(rows) < MOST else "",
        "redraw": REDRAW,
    }
    return render(request, "portal/events/colleagues.html", context)


def _count(request: PortalRequest) -> int:
    asked = request.POST.get("rangs", "2")
    known = int(asked) if asked.isdecimal() and len(asked) < 3 else 2
    return max(1, min(known + (MORE in request.POST), MOST))


def _enrolled(request: PortalRequest, event: Event, town: AuthorityForm, rows: list[ColleagueForm]) -> bool:
    guests = [row.guest(request.visitor, town.chosen()) for row in rows if not row.is_nobody]
    try:
        done = enrolments.enrol_all(event, guests, by=request.visitor.user, now=clock.now())
    except BusinessError as refusal:
        town.add_error(None, str(refusal))
        return False
    for one in done:
        messages.success(request, _said(one))
    return True


def _said(one: Enrolment) -> str:
    """Say what became of a colleague; of an address known already, nothing that its owner has not been told."""
    if one.was_known:
        return f"{one.registration.email} : si cette adresse était déjà inscrite, son lien personnel lui est renvoyé."
    return f"{one.registration} : inscription {one.registration.get_state_display()}. Un message lui est envoyé."


def _team(request: PortalRequest, event: Event) -> list[tuple[Registration, str]]:
    """Return who comes for one's authorities, with the way to change the registrations that one may change."""
    own = [tie.authority.pk for tie in request.visitor.affiliations]
    found = Registration.objects.filter(event=event, authority__in=own).exclude(state=PlaceState.CANCELLED)
    rows = found.select_related("event", "authority", "registered_by").prefetch_related("places__session")
    may, now = PERMISSIONS["registrations.cancel"], clock.now()
    return [
        (one, addresses.registration(one, now=now) if may(request.user, one) else "")
        for one in rows.order_by("last_name", "first_name", "pk")
    ]
