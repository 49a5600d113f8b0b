"""The archive of the letters: searched, by letter and by year, and as a feed."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from faitiere.domains.newsletters.exports import feeds
from faitiere.domains.newsletters.queries.archive import pointed, published
from faitiere.kernel import clock
from faitiere.web.public.letters.filters import ArchiveFilter
from faitiere.web.public.pages import Step, show

ON_A_PAGE = 24
FRESH = 3600  # seconds


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """Show the issues, the latest first; a search also says where in each issue its words stand."""
    chosen = ArchiveFilter(request.GET)
    page = Paginator(published(clock.now()).filter(chosen.condition()), ON_A_PAGE).get_page(request.GET.get("page"))
    found = pointed(page.object_list, chosen.words)
    context = {
        "form": chosen,
        "page": page,
        "rows": [{"issue": issue, "items": found.get(issue.pk, [])} for issue in page.object_list],
    }
    return show(request, "public/letters/archive.html", context, trail=[Step("Lettres")], section="letters")


@require_safe
def archive_rss(request: HttpRequest) -> HttpResponse:
    """Give the latest issues to those who follow feeds."""
    feed = feeds.rss(address=request.build_absolute_uri(request.path), now=clock.now())
    response = HttpResponse(feed, content_type="application/rss+xml; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={FRESH}"
    return response
