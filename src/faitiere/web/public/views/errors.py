"""When something is not there, not allowed, or broken: said plainly, with a way on."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from faitiere.web.public.pages import show


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 with the search box."""
    response = show(request, "public/not_found.html", {})
    response.status_code = 404
    return response


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    response = show(request, "public/forbidden.html", {})
    response.status_code = 403
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """Answer 500 without asking anything of the database, which may be what is broken."""
    return HttpResponse(render_to_string("public/broken.html"), status=500)
