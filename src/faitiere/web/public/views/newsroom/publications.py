"""The library of publications, the notice of each, and the feed of what comes out."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from faitiere.domains.newsroom.choices import PublicationState
from faitiere.domains.newsroom.exports import library as exports
from faitiere.domains.newsroom.models import Publication
from faitiere.web.public.newsroom import library
from faitiere.web.public.pages import Step, show

ON_A_PAGE = 24
FRESH = 3600  # seconds
AROUND = ("publisher", "publisher_authority", "replaces", "replaced_by", "cover")


def publications(request: HttpRequest) -> HttpResponse:
    """Show what the words and the facets leave, the latest first."""
    asked = library.Asked.of(request.GET)
    page = Paginator(library.rows(asked), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"asked": asked, "facets": library.facets(asked), "page": page, "tones": library.TONES}
    trail = [Step("Publications")]
    return show(request, "public/newsroom/publications.html", context, trail=trail, section="publications")


def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the notice of a publication: what it is, who may open its files, and the edition that replaces it."""
    found = get_object_or_404(Publication.objects.listed().select_related(*AROUND), slug=slug)
    replaced_by = getattr(found, "replaced_by", None)
    context = {
        "publication": found,
        "tone": library.TONES.get(PublicationState(found.state), ""),
        "downloads": library.downloads(found),
        "replaced_by": replaced_by if replaced_by and replaced_by.is_listed else None,
        "replaces": found.replaces if found.replaces and found.replaces.is_listed else None,
        "groups": list(found.groups.order_by("short_name", "pk")),
        "countries": list(found.countries.order_by("name")),
        "topics": list(found.topics.order_by("name")),
        "partners": list(found.partners.order_by("name", "pk")),
    }
    trail = [Step("Publications", "/publications/"), Step(found.title)]
    return show(request, "public/newsroom/publication.html", context, trail=trail, section="publications")


def publications_atom(request: HttpRequest) -> HttpResponse:
    """Give the latest publications as an Atom feed, the same for everybody."""
    feed = exports.atom(
        link=request.build_absolute_uri(reverse("public:publications")), address=request.build_absolute_uri()
    )
    response = HttpResponse(feed, content_type="application/atom+xml; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={FRESH}"
    return response
