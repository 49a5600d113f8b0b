"""« Mes abonnements »: the same choices as at the foot of each letter, for every address of the visitor."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from faitiere.domains.newsletters.models import Newsletter
from faitiere.domains.newsletters.queries.readers import addresses_of, received_at
from faitiere.domains.newsletters.services import subscriptions
from faitiere.kernel import clock
from faitiere.web.portal.access import PortalRequest, gate, is_signed_in
from faitiere.web.portal.newsletters.forms import LettersForm

SOURCE = "espace adhérent"
SAVED = "Vos choix sont enregistrés pour {address}."
UNREACHABLE = "Vos choix sont notés, mais {address} a refusé nos derniers messages : rien n’y part. Écrivez-nous."


@gate(is_signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: PortalRequest) -> HttpResponse:
    """Show which letters come to each address of the visitor; keep what is chosen for one of them."""
    own = addresses_of(request.visitor.person, request.visitor.user.email)
    forms = [LettersForm(address, place) for place, address in enumerate(own)]
    if request.method == "POST":
        form = _chosen(request, own)
        if form.is_valid():
            _keep(request, form.address, list(form.cleaned_data["letters"]))
            return redirect("portal:newsletters:mine")
        forms[form.place] = form
    are_any = Newsletter.objects.filter(is_open=True).exists()
    return render(request, "portal/newsletters/mine.html", {"forms": forms, "are_any": are_any})


def _chosen(request: PortalRequest, own: list[str]) -> LettersForm:
    """Return the form of the address that was sent; another’s does not exist."""
    address = request.POST.get("adresse", "")
    if address not in own:
        raise Http404
    return LettersForm(address, own.index(address), request.POST)


def _keep(request: PortalRequest, address: str, wanted: list[Newsletter]) -> None:
    subscriptions.choose(address, wanted, source=SOURCE, by=request.visitor.user, now=clock.now())
    received = {letter.pk for letter, is_received in received_at(address) if is_received}
    if {letter.pk for letter in wanted} <= received:
        messages.success(request, SAVED.format(address=address))
    else:
        messages.warning(request, UNREACHABLE.format(address=address))
