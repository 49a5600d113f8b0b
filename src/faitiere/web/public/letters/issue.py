"""An issue as a page, and on paper: what anybody may read of it, addressed to nobody."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from faitiere.domains.newsletters.choices import Variant
from faitiere.domains.newsletters.documents.issue import issue_sheet
from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.queries.archive import around, published
from faitiere.domains.newsletters.queries.content import letter
from faitiere.domains.newsletters.rules import merge_fields
from faitiere.web.public.pages import Step, show

A_DAY = 86_400  # seconds: what was sent does not change, the network's address may


@require_safe
def issue(request: HttpRequest, newsletter: str, slug: str) -> HttpResponse:
    """Show an issue to anybody."""
    found = _found(newsletter, slug)
    before, after = around(found)
    context = {
        "issue": found,
        "letter": letter(found, Variant.OTHER, words=merge_fields.for_everybody),
        "before": before,
        "after": after,
    }
    trail = [Step("Lettres", "/lettres/"), Step(found.title)]
    return show(request, "public/letters/issue.html", context, trail=trail, section="letters")


@require_safe
def issue_pdf(request: HttpRequest, newsletter: str, slug: str) -> HttpResponse:
    """Give an issue on paper; it is set once a day."""
    found = _found(newsletter, slug)
    sheet = cache.get_or_set(f"newsletters.issue:{found.pk}", lambda: issue_sheet(found), A_DAY)
    response = HttpResponse(sheet, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.newsletter.slug}-{found.slug}.pdf"'
    return response


def _found(newsletter: str, slug: str) -> Issue:
    return get_object_or_404(published(), newsletter__slug=newsletter, slug=slug)
