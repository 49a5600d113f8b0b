"""What the public may know of a person: elected offices and mandates in the network, never how to reach them."""

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from faitiere.domains.mandates import queries as mandates
from faitiere.domains.mandates.models import Mandate, Seat
from faitiere.domains.people import queries as people
from faitiere.domains.people.models import Office, Person
from faitiere.web.public.chapters import chapters
from faitiere.web.public.pages import Step, as_of, show

OFFICE_OR_MANDATE = Exists(Office.objects.filter(person=OuterRef("pk"))) | Exists(
    Mandate.objects.filter(person=OuterRef("pk"))
)


def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an elected person on a day; agents, contacts and erased rows have no page."""
    found = get_object_or_404(
        Person.objects.filter(OFFICE_OR_MANDATE, erased_at=None).select_related("merged_into"), slug=slug
    )
    if found.merged_into:
        return redirect(reverse("public:person", args=[found.merged_into.slug]), permanent=True)
    on = as_of(request).on
    seats = Seat.objects.filter(mandates__person=found).select_related("body__group").distinct()
    standings = [one for one in mandates.holders_on(on, seats).values() if one.person == found and one.is_held]
    context = {
        "person": found,
        "offices": people.offices_on(found, on),
        "standings": sorted(standings, key=lambda one: one.seat.body.name),
        "chapters": chapters(mandates.timeline_of_person(found), on),
    }
    return show(request, "public/person.html", context, trail=[Step("Personnes"), Step(str(found))])
