"""Leaving a letter in one gesture (RFC 8058): a POST is enough, a GET changes nothing, whoever sends it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from faitiere.domains.newsletters.queries import links
from faitiere.domains.newsletters.services import subscriptions
from faitiere.kernel import clock
from faitiere.web.public.pages import show
from faitiere.web.public.subscriptions.personal import READER, personal, trail


# Mailboxes post here without a cookie or a token: the signed link is the right, and all that it gives is to leave.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@personal
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button, or do it and say so; done twice, it is done."""
    address, newsletter = links.read_unsubscribe(token, now=clock.now())
    if request.method == "POST":
        subscriptions.leave(address, newsletter, by=READER, now=clock.now())
    context = {
        "newsletter": newsletter,
        "is_done": request.method == "POST",
        "preferences": links.preferences(address, now=clock.now()),
    }
    return show(request, "public/subscriptions/unsubscribe.html", context, trail=trail("Désabonnement"))
