"""The network's bodies, and those where it is represented."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from faitiere.domains.mandates import queries as mandates
from faitiere.domains.mandates.choices import BodyKind
from faitiere.domains.mandates.models import Body
from faitiere.domains.mandates.queries.bodies import compositions
from faitiere.web.public.pages import Step, as_of, show

FAMILIES = (
    ("Ce qui gouverne le réseau", (BodyKind.ASSEMBLY, BodyKind.BOARD, BodyKind.BUREAU, BodyKind.PRESIDENTS)),
    ("Comités et groupes de travail", (BodyKind.DONORS, BodyKind.STEERING, BodyKind.WORKING)),
    ("Là où le réseau est représenté", (BodyKind.OUTSIDE,)),
)
NAMED_AT_MOST = 12


@dataclass(frozen=True)
class Entry:
    """A body and how its seats stand."""

    body: Body
    standings: list[mandates.Standing]
    parity: mandates.Parity

    @property
    def named(self) -> list[mandates.Standing]:
        """Return who sits there, when they are few enough to be named in a list of bodies."""
        held = [standing for standing in self.standings if standing.is_held]
        return held if len(held) <= NAMED_AT_MOST else []


@dataclass(frozen=True)
class Family:
    """Bodies of one nature."""

    name: str
    entries: list[Entry]


def families(on: date) -> list[Family]:
    """Return the bodies of a day by nature, in their order."""
    bodies = list(mandates.bodies_on(on).select_related("organization"))
    seated, parities = compositions(bodies, on), mandates.parities(bodies, on)
    sorted_out = [
        Family(name, [Entry(body, seated[body.pk], parities[body.pk]) for body in bodies if body.kind in kinds])
        for name, kinds in FAMILIES
    ]
    return [family for family in sorted_out if family.entries]


def network(request: HttpRequest) -> HttpResponse:
    """Show every body of a day."""
    context = {"families": families(as_of(request).on)}
    return show(request, "public/network.html", context, trail=[Step("Le réseau")], section="network")


def body(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who sits in a body on a day, and its parity."""
    found = get_object_or_404(
        Body.objects.exclude(kind=BodyKind.GROUP).select_related("organization", "parent"), slug=slug
    )
    on = as_of(request).on
    context = {"body": found, "standings": mandates.composition(found, on), "parity": mandates.parity(found, on)}
    trail = [Step("Le réseau", "/reseau/"), Step(found.name)]
    return show(request, "public/body.html", context, trail=trail, section="network")
