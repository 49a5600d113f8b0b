"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from faitiere.web.public import frontpage
from faitiere.web.public.models import HomePage


def home(request: HttpRequest) -> HttpResponse:
    """Show the first page, with what the team wrote on it."""
    written = HomePage.objects.live().order_by("pk").first()
    return render(request, "public/home.html", {"page": written, **frontpage.known(request)})
