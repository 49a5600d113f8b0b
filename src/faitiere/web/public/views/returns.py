"""Where the provider of the letters tells what becomes of them. It proves itself by a secret; nobody else is heard."""

from anymail import urls as anymail
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

VIEWS = {route.name: route.callback for route in anymail.urlpatterns}


@csrf_exempt
def provider_events(request: HttpRequest, provider: str) -> HttpResponseBase:
    """Hand a call to Anymail, which checks its secret; without a secret, and for other providers, nothing is there."""
    view = VIEWS.get(f"{provider}_tracking_webhook")
    if view is None or provider != settings.MAIL_PROVIDER or not settings.ANYMAIL.get("WEBHOOK_SECRET"):
        raise Http404
    answer: HttpResponseBase = view(request)
    return answer
