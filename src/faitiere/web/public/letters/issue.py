"""An issue as a page, and on paper: what anybody may read of it, addressed to nobody."""

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from faitiere.domains.newsletters.choices import Variant
from faitiere.domains.newsletters.documents.issue import issue_sheet
from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.queries import addresses
from faitiere.domains.newsletters.queries.archive import around, published
from faitiere.domains.newsletters.queries.content import letter
from faitiere.domains.newsletters.rules import merge_fields
from faitiere.kernel import clock, signing
from faitiere.web.public.pages import Step, show

A_DAY = 86_400  # seconds: what was sent does not change, the network's address may


@require_safe
def issue(request: HttpRequest, newsletter: str, slug: str) -> HttpResponse:
    """Show an issue to anybody."""
    found = _found(newsletter, slug)
    return _shown(request, found, around(found, clock.now()))


@never_cache
@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """Show an issue before it leaves to whoever was given the address, to be read over."""
    try:
        key = signing.read(addresses.PREVIEW, token, now=clock.now())
    except (signing.LinkInvalid, signing.LinkExpired) as refusal:
        raise Http404 from refusal
    found = get_object_or_404(Issue.objects.select_related("newsletter"), pk=key)
    return _shown(request, found, (None, None), is_preview=True)


def _shown(
    request: HttpRequest, found: Issue, beside: tuple[Issue | None, Issue | None], *, is_preview: bool = False
) -> HttpResponse:
    context = {
        "issue": found,
        "letter": letter(found, Variant.OTHER, words=merge_fields.for_everybody),
        "before": beside[0],
        "after": beside[1],
        "is_preview": is_preview,
    }
    trail = [Step("Lettres", "/lettres/"), Step(found.title)]
    return show(request, "public/letters/issue.html", context, trail=trail, section="letters")


@require_safe
def issue_pdf(request: HttpRequest, newsletter: str, slug: str) -> HttpResponse:
    """Give an issue on paper; it is set once a day, and anew when it was reopened and frozen again."""
    found = _found(newsletter, slug)
    sheet = cache.get_or_set(f"newsletters.issue:{found.pk}:{found.mailing_id}", lambda: issue_sheet(found), A_DAY)
    response = HttpResponse(sheet, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.newsletter.slug}-{found.slug}.pdf"'
    return response


def _found(newsletter: str, slug: str) -> Issue:
    return get_object_or_404(published(clock.now()), newsletter__slug=newsletter, slug=slug)
