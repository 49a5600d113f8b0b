"""A counted link: one click more for that link, then where it leads. Nothing is kept of who followed it."""

import re

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from faitiere.domains.newsletters.services import clicks

ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|scan|fetch|monitor|curl|wget|python|headless", re.IGNORECASE)


@never_cache
@require_safe
def follow(request: HttpRequest, code: str) -> HttpResponseRedirect:
    """Lead on; count it unless a robot says its name, or a browser only looks ahead."""
    url = clicks.follow(code, counts=_is_reader(request))
    if url is None:
        raise Http404
    return HttpResponseRedirect(url, headers={"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"})


def _is_reader(request: HttpRequest) -> bool:
    looks_ahead = "prefetch" in f"{request.headers.get('Sec-Purpose', '')} {request.headers.get('Purpose', '')}"
    agent = request.headers.get("User-Agent", "")
    return request.method == "GET" and bool(agent) and not looks_ahead and not ROBOT.search(agent)
