"""The articles as feeds."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from faitiere.domains.newsroom.exports import feeds

FRESH = 900  # seconds


def articles_rss(request: HttpRequest) -> HttpResponse:
    """Give the latest articles in RSS."""
    return _shared(request, feeds.rss, "application/rss+xml")


def articles_atom(request: HttpRequest) -> HttpResponse:
    """Give the latest articles in Atom."""
    return _shared(request, feeds.atom, "application/atom+xml")


def articles_json(request: HttpRequest) -> HttpResponse:
    """Give the latest articles in JSON Feed."""
    return _shared(request, feeds.json_feed, "application/feed+json")


def _shared(request: HttpRequest, written: Callable[..., str], content_type: str) -> HttpResponse:
    address = request.build_absolute_uri(request.path)
    response = HttpResponse(written(address=address), content_type=f"{content_type}; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={FRESH}"
    return response
