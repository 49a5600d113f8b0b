"""The pages that the law and honesty ask for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from faitiere.web.public.pages import Step, show


def legal(request: HttpRequest) -> HttpResponse:
    """Show who publishes the site and who hosts it (loi du 21 juin 2004, art. 1-1)."""
    context = {"hosted_by": settings.HOSTED_BY}
    return show(request, "public/legal.html", context, trail=[Step("Mentions légales")])


def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement (décret du 24 juillet 2019)."""
    return show(request, "public/accessibility.html", {}, trail=[Step("Accessibilité")])


def sources(request: HttpRequest) -> HttpResponse:
    """Show where the data come from, under which licences, and how the site dates what it says."""
    return show(request, "public/sources.html", {}, trail=[Step("Sources des données")])


def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots to stay out of the doors that need a key, and where the map of the site is."""
    lines = ["User-agent: *", "Disallow: /espace/", "Disallow: /gestion/", "Disallow: /recherche/"]
    lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
