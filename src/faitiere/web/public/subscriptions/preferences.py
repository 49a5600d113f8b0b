"""The page of what somebody receives, opened from the foot of any letter."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from faitiere.domains.newsletters.queries import links
from faitiere.domains.newsletters.queries.readers import masked
from faitiere.domains.newsletters.services import subscriptions
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail.addresses import normalised
from faitiere.web.public.pages import show
from faitiere.web.public.subscriptions.forms import NewAddressForm, PreferencesForm
from faitiere.web.public.subscriptions.personal import READER, personal, trail

SOURCE = "page des préférences"


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def preferences(request: HttpRequest, token: str) -> HttpResponse:
    """Show what an address receives; keep what is chosen, leave all, or write to a new address."""
    address = links.read_preferences(token, now=clock.now())
    moves = "nouvelle" in request.POST
    form = PreferencesForm(address, request.POST if request.method == "POST" and not moves else None)
    new = NewAddressForm(request.POST if moves else None)
    if request.method == "POST" and (_moved(request, address, new) if moves else _chosen(request, address, form)):
        return redirect("public:preferences", token)
    context = {"form": form, "new": new, "address": masked(address)}
    return show(request, "public/subscriptions/preferences.html", context, trail=trail("Préférences"))


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def change(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a press of the button, then move everything to the new address."""
    address, new = links.read_change(token, now=clock.now())
    if request.method == "POST":
        subscriptions.change(address, new, by=READER, now=clock.now())
    context = {"new": new, "is_done": request.method == "POST"}
    return show(request, "public/subscriptions/change.html", context, trail=trail("Nouvelle adresse"))


def _chosen(request: HttpRequest, address: str, form: PreferencesForm) -> bool:
    if "tout" in request.POST:
        subscriptions.leave_all(address, by=READER, now=clock.now())
        messages.success(request, "C’est fait : vous ne recevrez plus aucune lettre.")
        return True
    if not form.is_valid():
        return False
    subscriptions.choose(address, form.cleaned_data["letters"], source=SOURCE, by=READER, now=clock.now())
    messages.success(request, "Vos choix sont enregistrés.")
    return True


def _moved(request: HttpRequest, address: str, form: NewAddressForm) -> bool:
    if not form.is_valid():
        return False
    if not ratelimit.consume(request, action="subscribe", key=normalised(form.cleaned_data["new"])):
        form.add_error("new", "Trop de demandes sont parties d’ici. Patientez une heure et recommencez.")
        return False
    try:
        subscriptions.ask_change(address, form.cleaned_data["new"], now=clock.now())
    except BusinessError as refusal:
        form.add_error("new", str(refusal))
        return False
    messages.success(request, "Un message est parti à la nouvelle adresse. Ouvrez-le pour confirmer.")
    return True
