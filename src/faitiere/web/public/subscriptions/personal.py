"""What pages opened by a personal link share."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from faitiere.kernel.audit.log import System
from faitiere.kernel.signing import LinkExpired, LinkInvalid
from faitiere.web.public.pages import Step, show

View = Callable[[HttpRequest, str], HttpResponse]
READER = System("Lien personnel")


def personal(view: View) -> View:
    """Keep a personal page out of caches, search engines and referrers; say why a link is no good."""

    @wraps(view)
    def kept(request: HttpRequest, token: str) -> HttpResponse:
        try:
            response = view(request, token)
        except (LinkInvalid, LinkExpired) as refusal:
            response = show(
                request, "public/subscriptions/refused.html", {"why": str(refusal)}, trail=trail("Lien refusé")
            )
            response.status_code = 410 if isinstance(refusal, LinkExpired) else 404
        patch_cache_control(response, private=True, no_store=True)
        response["Referrer-Policy"], response["X-Robots-Tag"] = "same-origin", "noindex, nofollow"
        return response

    return kept


def trail(here: str) -> list[Step]:
    """Return the way to a page of this part."""
    return [Step("Lettres", "/lettres/"), Step(here)]
