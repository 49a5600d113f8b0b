"""The groups by zone, on a map and as a list, and the page of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from faitiere.domains.groups import queries
from faitiere.domains.groups.models import Group
from faitiere.domains.newsroom.queries import publications
from faitiere.web.public import sections
from faitiere.web.public.chapters import chapters
from faitiere.web.public.events.listing import of_group
from faitiere.web.public.events.sight import sight
from faitiere.web.public.newsroom import articles
from faitiere.web.public.pages import Step, as_of, show

PUBLICATIONS = 6


def groups(request: HttpRequest) -> HttpResponse:
    """Show the groups of a day."""
    day = as_of(request)
    chosen = sections.GroupFilter(request.GET)
    chosen.full_clean()
    headings = sections.kept(queries.directory(day.on), chosen)
    context = {
        "sections": [sections.Section.of(heading) for heading in headings],
        "atlas": sections.atlas(headings, day),
        "form": chosen,
        "is_filtered": any(chosen.cleaned_data.values()),
    }
    return show(request, "public/groups.html", context, trail=[Step("Les groupes")], section="groups")


def group(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a group on a day: who leads it, who takes part, and its history until then."""
    found = get_object_or_404(
        Group.objects.select_related("zone", "body", "dynamic", "entrusted_to").prefetch_related("fed_by"), slug=slug
    )
    on = as_of(request).on
    page = queries.public_page(found, on)
    context = {
        "group": found,
        "page": page,
        "chapters": chapters(page.history, on),
        "publications": list(publications.of_group(found)[:PUBLICATIONS]),
        "news": articles.of_group(found, on),
        "agenda": of_group(found, sight(request), on),
    }
    trail = [Step("Les groupes", "/groupes/"), Step(found.short_name)]
    return show(request, "public/group.html", context, trail=trail, section="groups")
