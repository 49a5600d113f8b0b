"""The personal page of an invited person: to look changes nothing, one tap answers, and another changes the answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods

from faitiere.domains.events.choices import AnswerKind, EventState, PlaceState
from faitiere.domains.events.models import Invitation
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.queries import invitations as queries
from faitiere.domains.events.queries.registering import links
from faitiere.domains.events.services import answers
from faitiere.domains.people.rules import person_of
from faitiere.kernel import clock, signing
from faitiere.kernel.audit.log import System
from faitiere.kernel.errors import BusinessError
from faitiere.web.public.events.answer_form import AnswerForm
from faitiere.web.public.pages import Step, show

SAID = {
    AnswerKind.YES: "Merci, c’est noté : vous venez.",
    AnswerKind.NO: "Merci, c’est noté : vous ne venez pas.",
    AnswerKind.SUBSTITUTE: "Merci, c’est noté : nous attendons la personne que vous envoyez.",
    AnswerKind.UNSURE: "Merci, c’est noté. Répondez par le même lien quand vous saurez.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation to whoever holds its link, and keep the answer."""
    try:
        found = queries.by_token(token, now=clock.now())
    except BusinessError as refusal:
        status = 410 if isinstance(refusal, signing.LinkExpired) else 404
        return _kept_private(_closed(request, str(refusal), status))
    if found is None or found.withdrawn_at:
        return _kept_private(_closed(request, str(answers.InvitationWithdrawn()), 410))
    form = AnswerForm(found, request.POST or None)
    if form.is_valid() and _answered(request, found, form):
        return _kept_private(redirect("public:invitation", token=token))
    context = _context(found, form)
    trail = [Step("Votre invitation")]
    return _kept_private(show(request, "public/events/invitation.html", context, trail=trail, section="agenda"))


def _answered(request: HttpRequest, found: Invitation, form: AnswerForm) -> bool:
    by: Any = request.user if request.user.pk and person_of(request.user) == found.person else System(str(found))
    try:
        answers.answer(found, form.reply(clock.now()), by=by, now=clock.now())
    except BusinessError as refusal:
        form.add_error("substitute_name" if isinstance(refusal, answers.SubstituteMissing) else None, str(refusal))
        return False
    messages.success(request, SAID[AnswerKind(found.answer)])
    return True


def _context(found: Invitation, form: AnswerForm) -> dict[str, Any]:
    event = found.event
    is_full = event.capacity is not None and event.taken >= event.capacity + event.extra
    held, is_own = form.registration, found.answer == AnswerKind.YES
    return {
        "invitation": found,
        "event": event,
        "form": form,
        "when": str(event.when),
        "place": event.venue or event.place,
        "own_registration": addresses.registration(held, now=clock.now()) if held and is_own else "",
        "waits": held is not None and held.state == PlaceState.WAITING,
        "is_full": is_full and held is None,
        "can_answer": event.state in answers.AWAITED and not queries.is_past(event, clock.now()),
        "is_off": event.state in {EventState.CANCELLED, EventState.POSTPONED},
        "asks_who": form.is_bound and form["answer"].value() == AnswerKind.SUBSTITUTE,
        "details": form.details() if held else [],
        "rooms": links.video_rooms(held, now=clock.now()) if held and found.answer == AnswerKind.YES else [],
    }


def _closed(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    trail = [Step("Votre invitation")]
    response = show(request, "public/events/invitation_closed.html", {"sentence": sentence}, trail=trail)
    response.status_code = status
    return response


def _kept_private(response: HttpResponse) -> HttpResponse:
    """Keep a page whose address is a key out of caches, of search engines, and of what other sites are told."""
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response
