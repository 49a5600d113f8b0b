"""The authorities engaged in the network, and what each does there."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from faitiere.domains.groups import queries as groups
from faitiere.domains.mandates import queries as mandates
from faitiere.domains.mandates.models import Seat
from faitiere.domains.members import queries as members
from faitiere.domains.territories.models import Authority
from faitiere.web.public.pages import Step, as_of, show

ON_A_PAGE = 120


def authorities(request: HttpRequest) -> HttpResponse:
    """Show the authorities engaged on a day."""
    on = as_of(request).on
    page = Paginator(groups.engaged_on(on), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "adherents": set(members.members_on(on).values_list("pk", flat=True))}
    return show(request, "public/authorities.html", context, trail=[Step("Les collectivités")], section="authorities")


def authority(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the public record of an authority on a day."""
    found = get_object_or_404(
        Authority.objects.select_related("country", "epci", "departement", "region", "successor"), pk=pk
    )
    on = as_of(request).on
    seats = Seat.objects.filter(mandates__authority=found).select_related("body__group").distinct()
    standings = [
        one
        for one in mandates.holders_on(on, seats).values()
        if one.is_held and one.mandate and one.mandate.authority_id == found.pk
    ]
    context = {
        "authority": found,
        "is_member": members.is_member(found, on),
        "groups": [member.group for member in groups.groups_of(found, on)],
        "standings": sorted(standings, key=lambda one: one.seat.body.name),
    }
    trail = [Step("Les collectivités", "/collectivites/"), Step(str(found))]
    return show(request, "public/authority.html", context, trail=trail, section="authorities")
