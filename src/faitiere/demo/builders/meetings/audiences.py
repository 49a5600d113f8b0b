"""The audiences from which Amina invites: the network's own questions, asked of whoever is there on the day."""

from faitiere.demo.builders.site import Site
from faitiere.demo.cast import AMINA
from faitiere.demo.fiction import GROUP
from faitiere.domains.accounts.models import User
from faitiere.domains.audiences.choices import Joint, Who
from faitiere.domains.audiences.queries import Line
from faitiere.domains.audiences.services import audiences

PRESIDENTS = "Présidences de groupes"


def build(site: Site) -> None:
    """Save four of them, by the hand of Amina."""
    amina = User.objects.get(email=AMINA.email)
    group = {"group": site.groups[GROUP].pk}
    asked = {
        "Maires et présidences des collectivités adhérentes": (
            "Vœux, assemblée générale",
            [Line(Joint.OR, "members.people", {"who": [Who.HEADS]})],
        ),
        PRESIDENTS: ("Conférence des présidentes et présidents", [Line(Joint.OR, "groups.presidents")]),
        "Valdorie : élus, agents et personnes qui suivent le groupe": (
            "Réunions du groupe",
            [Line(Joint.OR, "groups.people", group), Line(Joint.OR, "groups.followers", group)],
        ),
        "Délégations à l’international, hors présidences de groupes": (
            "Formations à l’action extérieure",
            [
                Line(Joint.OR, "people.officials", {"words": "international"}),
                Line(Joint.EXCEPT, "groups.presidents"),
            ],
        ),
    }
    for name, (description, lines) in asked.items():
        audiences.create(name, lines, description=description, by=amina, now=site.now)
