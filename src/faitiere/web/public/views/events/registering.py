"""Registering for an event: what is asked, what is left, and one answer for all: no stranger learns who comes."""

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from faitiere.domains.events.models import Event
from faitiere.domains.events.queries.registering.opening import is_full, why_closed
from faitiere.domains.events.queries.visibility import announced
from faitiere.domains.events.services.registering import enrolments
from faitiere.domains.events.services.registering.enrolments import Wish
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.kernel.errors import BusinessError
from faitiere.web.public.events.authorities import named, suggestions
from faitiere.web.public.events.guest_form import GuestForm
from faitiere.web.public.events.sight import sight
from faitiere.web.public.pages import Step, show
from faitiere.web.ui.questions import REDRAW, QuestionsForm, without_blame


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form, or take what it says; one sent to a closed event says why it is."""
    event = _event(slug)
    if why := why_closed(event, clock.now()):
        return _show(request, event, "public/events/registration_closed.html", {"why": why})
    in_full = sight(request).may_read(event)
    form = GuestForm(event, request.POST or None, on=clock.today(), in_full=in_full)
    questions = QuestionsForm(event.form, request.POST or None)
    if REDRAW in request.POST:
        without_blame(form)
        without_blame(questions)
    elif request.method == "POST" and all([form.is_valid(), questions.is_valid()]):
        if not ratelimit.consume(request, action="register", key=form.cleaned_data["email"].lower()):
            form.add_error(None, "Trop d’inscriptions depuis cette adresse. Patientez quelques minutes et recommencez.")
        elif form.is_robot or _enrolled(event, form, questions):
            return redirect("public:event_registered", event.slug)
    context = {"form": form, "questions": questions, "is_full": is_full(event), "redraw": REDRAW}
    context["in_full"] = in_full
    return _show(request, event, "public/events/register.html", context)


@require_safe
def registered(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that a message has left: the same words whether the address was known or not."""
    return _show(request, _event(slug), "public/events/registered.html", {})


@require_safe
def authority_options(request: HttpRequest) -> HttpResponse:
    """Suggest authorities while somebody types."""
    found = suggestions(request.GET.get("town", ""), clock.today())
    return render(request, "public/events/_authority_options.html", {"names": [named(one) for one in found]})


def _event(slug: str) -> Event:
    return get_object_or_404(announced().select_related("venue", "group", "form"), slug=slug)


def _enrolled(event: Event, form: GuestForm, questions: QuestionsForm) -> bool:
    """Register, or show the refusal above the form with all that was typed."""
    wish = Wish(form.cleaned_data.get("sessions", []), questions.answers)
    try:
        enrolments.enrol(event, form.guest(), wish, by=System("Formulaire public"), now=clock.now())
    except BusinessError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _show(request: HttpRequest, event: Event, template: str, context: dict[str, object]) -> HttpResponse:
    around = {"event": event, "when": str(event.when)}
    trail = [Step("Agenda", "/agenda/"), Step(str(event), f"/agenda/{event.slug}/"), Step("Inscription")]
    return show(request, template, around | context, trail=trail, section="agenda")
