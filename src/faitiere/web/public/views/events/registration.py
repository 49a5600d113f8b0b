"""The personal page of a registration, opened by its link: see, change, cancel, join. No account is needed."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Registration
from faitiere.domains.events.queries.registering import links
from faitiere.domains.events.services.registering import enrolments
from faitiere.domains.events.services.registering.enrolments import Wish
from faitiere.domains.questionnaires.queries import told, values_of
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.signing import LinkExpired, LinkInvalid
from faitiere.web.public.events.revision_form import RevisionForm
from faitiere.web.public.pages import Step, show
from faitiere.web.ui.questions import REDRAW, QuestionsForm, without_blame

View = Callable[[HttpRequest, str], HttpResponse]
HOLDER = System("Lien personnel")


def personal(view: View) -> View:
    """Keep a personal page out of caches, search engines and referrers; say why a link is no good."""

    @wraps(view)
    def kept(request: HttpRequest, token: str) -> HttpResponse:
        try:
            response = view(request, token)
        except (LinkInvalid, LinkExpired) as refusal:
            status = 410 if isinstance(refusal, LinkExpired) else 404
            response = show(request, "public/events/link_refused.html", {"why": str(refusal)}, section="agenda")
            response.status_code = status
        patch_cache_control(response, private=True, no_store=True)
        response["Referrer-Policy"], response["X-Robots-Tag"] = "same-origin", "noindex, nofollow"
        return response

    return kept


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def registration(request: HttpRequest, token: str) -> HttpResponse:
    """Show a registration and what may be changed of it; cancelling is asked twice."""
    found = links.registration_at(token, now=clock.now())
    if request.method == "POST" and "annuler" in request.POST:
        return _cancel(request, found, token)
    given = request.POST or None
    form, questions = RevisionForm(found, given), _questions(found, request)
    if REDRAW in request.POST:
        without_blame(form)
        without_blame(questions)
    elif request.method == "POST" and all([form.is_valid(), questions.is_valid()]) and _revised(found, form, questions):
        messages.success(request, "Vos choix sont enregistrés.")
        return redirect("public:registration", token)
    return _show(request, found, form, questions)


@require_safe
@personal
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Lead a registered person to the meeting; the address of the meeting itself is shown on no page."""
    return redirect(links.video_url_at(token, now=clock.now()))


def _questions(found: Registration, request: HttpRequest) -> QuestionsForm:
    """Ask again in the version that was answered, else in that of the event."""
    asked = found.responses.form if found.responses else found.event.form
    return QuestionsForm(asked, request.POST or None, values=values_of(found.responses))


def _revised(found: Registration, form: RevisionForm, questions: QuestionsForm) -> bool:
    wish = Wish(form.cleaned_data.get("sessions", []), questions.answers)
    needs = form.cleaned_data.get("needs", found.needs)
    try:
        enrolments.revise(found, wish, needs=needs, by=HOLDER, now=clock.now())
    except BusinessError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _cancel(request: HttpRequest, found: Registration, token: str) -> HttpResponse:
    try:
        enrolments.cancel(found, by=HOLDER, now=clock.now())
        messages.success(request, "Votre inscription est annulée. Un message vous le confirme.")
    except BusinessError as refusal:
        messages.error(request, str(refusal))
    return redirect("public:registration", token)


def _show(request: HttpRequest, found: Registration, form: RevisionForm, questions: QuestionsForm) -> HttpResponse:
    event, now = found.event, clock.now()
    standing = found.places.exclude(state=PlaceState.CANCELLED).select_related("session")
    context = {
        "registration": found,
        "event": event,
        "when": str(event.when),
        "places": list(standing.order_by("session__starts_at", "session__pk")),
        "certificate": getattr(found, "certificate", None),
        "answers": told(found.responses),
        "rooms": links.video_rooms(found, now=now),
        "form": form,
        "questions": questions,
        "redraw": REDRAW,
        "can_change": found.state != PlaceState.CANCELLED and event.state not in enrolments.OVER,
    }
    trail = [Step("Agenda", "/agenda/"), Step(str(event), f"/agenda/{event.slug}/"), Step("Mon inscription")]
    return show(request, "public/events/registration.html", context, trail=trail, section="agenda")
