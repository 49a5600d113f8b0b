"""Subscribing: one answer for all, so that no stranger learns who reads what; then confirming from the mailbox."""

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from faitiere.domains.newsletters.queries import links
from faitiere.domains.newsletters.rules import proofs
from faitiere.domains.newsletters.services import subscriptions
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail.addresses import normalised
from faitiere.web.public.pages import show
from faitiere.web.public.subscriptions.forms import SubscribeForm, open_letters
from faitiere.web.public.subscriptions.personal import READER, personal, trail


@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """Show the form, or say that a message has left: the same words whether the address was known or not."""
    form = SubscribeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _asked(request, form):
        return show(request, "public/subscriptions/asked.html", {}, trail=trail("Abonnement"))
    letters = list(open_letters())
    context = {"form": form, "letters": letters, "wording": proofs.consent_to([letter.name for letter in letters])}
    return show(request, "public/subscriptions/subscribe.html", context, trail=trail("Abonnement"))


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a press of the button, then begin: robots that open links confirm nothing."""
    address, newsletters = links.read_confirmation(token, now=clock.now())
    context = {"newsletters": newsletters, "is_done": request.method == "POST", "preferences": ""}
    if request.method == "POST":
        subscriptions.confirm(address, newsletters, by=READER, now=clock.now())
        context["preferences"] = links.preferences(address, now=clock.now())
    return show(request, "public/subscriptions/confirm.html", context, trail=trail("Abonnement"))


def _asked(request: HttpRequest, form: SubscribeForm) -> bool:
    said = form.cleaned_data
    if form.is_robot:
        return True
    if not ratelimit.consume(request, action="subscribe", key=normalised(said["email"])):
        form.add_error(None, "Trop de demandes sont parties d’ici. Patientez une heure et recommencez.")
        return False
    try:
        subscriptions.ask(list(said["letters"]), said["email"], by=System("Site public"), now=clock.now())
    except BusinessError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
