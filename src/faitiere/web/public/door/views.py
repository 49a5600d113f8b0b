"""The page of a post, what it does without JavaScript, and what its JavaScript sends and receives."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from faitiere.domains.events.models import DoorPass
from faitiere.domains.events.queries import doors
from faitiere.domains.events.services.day import attendance
from faitiere.domains.events.services.day.attendance import Passage
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.signing import LinkExpired, LinkInvalid
from faitiere.web.public.door import batches, page
from faitiere.web.public.door.forms import ArrivalForm

# What the page needs when there is no network any more.
ASSETS = [
    "ui/tokens.css",
    "ui/base.css",
    "ui/layout.css",
    "ui/components.css",
    "ui/print.css",
    "ui/ui.js",
    "public/door/door.css",
    "public/door/store.js",
    "public/door/camera.js",
    "public/door/door.js",
    "jsqr/jsQR.js",
]


def _opened(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open the door to whoever holds its link; a link that opens nothing any more answers 410, so phones forget."""

    @wraps(view)
    def gated(request: HttpRequest, token: str) -> HttpResponse:
        try:
            door_pass = doors.pass_of(token, now=clock.now())
        except (LinkInvalid, LinkExpired) as refusal:
            status = 404 if isinstance(refusal, LinkInvalid) else 410
            return render(
                request, "public/door/closed.html", {"refusal": str(refusal), "is_minutes": False}, status=status
            )
        return view(request, token, door_pass)

    return gated


@never_cache
@require_safe
@_opened
def door(request: HttpRequest, token: str, door_pass: DoorPass) -> HttpResponse:
    """Show the post: without JavaScript a list with buttons, with it the camera, the search, and no need of network."""
    return render(request, "public/door/door.html", page.context(request, token, door_pass))


@never_cache
@require_POST
@_opened
def passages(request: HttpRequest, token: str, door_pass: DoorPass) -> HttpResponse:
    """Let in somebody expected, or somebody who comes to register, by a plain form."""
    now, by = clock.now(), _who(door_pass)
    session = page.session_of(request.POST.get("session", ""), door_pass)
    passage = Passage(
        _scan(request), page.number(request.POST.get("registration", "")), now, session.pk if session else None
    )
    if passage.registration:
        outcome = attendance.record(door_pass.event, [passage], terminal=door_pass.name, by=by, now=now)
        _tell(request, outcome)
        return redirect(_back(request, token))
    form = ArrivalForm(request.POST)
    if form.is_valid():
        try:
            exceed = door_pass.can_exceed
            attendance.walk_in(door_pass.event, form.guest(), passage, may_exceed=exceed, by=by, now=now)
            messages.success(request, f"{form.guest().last_name} est entrée ou entré.")
            return redirect(_back(request, token))
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
    return render(
        request, "public/door/door.html", page.context(request, token, door_pass) | {"form": form}, status=422
    )


@never_cache
@require_safe
@_opened
def listed(request: HttpRequest, token: str, door_pass: DoorPass) -> HttpResponse:
    """Hand the phone the list of those expected."""
    return JsonResponse(_kept(door_pass))


@csrf_exempt  # The link is the right, not a cookie: a page kept for a day has no fresh token to show.
@never_cache
@require_POST
@_opened
def sync(request: HttpRequest, token: str, door_pass: DoorPass) -> HttpResponse:
    """Take what the phone saw, as often as it sends it, and hand back the list as it now stands."""
    now, by = clock.now(), _who(door_pass)
    try:
        batch = batches.read(request.body, now=now)
    except batches.Unreadable:
        return JsonResponse({"error": "Envoi illisible."}, status=400)
    outcome = attendance.record(door_pass.event, batch.passages, terminal=door_pass.name, by=by, now=now)
    refused = [{"scan": str(scan), "why": "Cette inscription n’est plus attendue."} for scan in outcome.unknown]
    for guest, passage in batch.arrivals:
        try:
            attendance.walk_in(door_pass.event, guest, passage, may_exceed=door_pass.can_exceed, by=by, now=now)
        except BusinessError as refusal:
            refused.append({"scan": str(passage.scan), "why": str(refusal)})
    return JsonResponse({"refused": refused, "list": _kept(door_pass)})


@never_cache
@require_safe
@_opened
def worker(request: HttpRequest, token: str, door_pass: DoorPass) -> HttpResponse:
    """Hand out the service worker, which knows this post and nothing else."""
    context = {"assets": [static(name) for name in ASSETS], "script": static("public/door/worker.js")}
    return render(request, "public/door/worker.js", context, content_type="text/javascript; charset=utf-8")


def _kept(door_pass: DoorPass) -> dict[str, Any]:
    now = clock.now()
    # In seconds from now: the phone's clock may be wrong.
    left = int((door_pass.expires_at - now).total_seconds())
    return doors.snapshot(door_pass, now=now) | {"expires_in": left, "post": door_pass.name}


def _who(door_pass: DoorPass) -> System:
    return System(f"Accueil : {door_pass.name}")


def _scan(request: HttpRequest) -> uuid.UUID:
    """Return the mark that the form carries: a button pressed twice is one passage."""
    try:
        return uuid.UUID(request.POST.get("scan", ""))
    except ValueError:
        return uuid.uuid4()


def _tell(request: HttpRequest, outcome: attendance.Outcome) -> None:
    if outcome.unknown:
        messages.error(request, "Cette personne n’est plus attendue : rechargez la liste.")
    else:
        messages.success(request, "Entrée enregistrée.")


def _back(request: HttpRequest, token: str) -> str:
    session = page.number(request.POST.get("session", ""))
    return f"/accueil/{token}/" + (f"?session={session}" if session else "")
