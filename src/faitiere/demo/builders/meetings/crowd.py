"""The towns of the crowd, and its people at the door of an event."""

from collections.abc import Iterable, Sequence

from faitiere.demo.builders.site import Site
from faitiere.demo.cast import FICTION
from faitiere.demo.crowd import TOWNS, TOWNS_ABROAD, Face
from faitiere.demo.fiction import COUNTRY
from faitiere.domains.events.choices import Side
from faitiere.domains.events.services.registrations import Guest
from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Country
from faitiere.domains.territories.services import authorities


def found_towns(site: Site) -> None:
    """Write the towns of the crowd, which say that they are invented, here and abroad."""
    for name, kind, population in TOWNS:
        place = authorities.Place(population=population, population_year=2021, address=f"{FICTION}\nPlace de l’Exemple")
        site.authorities[name] = authorities.create(kind, name, place=place, by=site.by)
    country = Country.objects.get(pk=COUNTRY)
    for name in TOWNS_ABROAD:
        site.authorities[name] = authorities.create_foreign(
            AuthorityKind.FOREIGN_MUNICIPALITY, name, country=country, by=site.by
        )


def guest(site: Site, face: Face) -> Guest:
    """Return somebody of the crowd as the registration form takes them."""
    return Guest(
        face.first_name,
        face.last_name,
        face.email,
        role=face.role,
        authority=site.authorities.get(face.town),
        organization_name=face.partner,
        side=side(face),
    )


def side(face: Face) -> Side:
    """Return on which side somebody stands."""
    return Side.PARTNER if face.is_from_abroad else Side.FRANCE


def one_from_each(faces: Iterable[Face]) -> Sequence[Face]:
    """Return who comes first from each town: whoever is at its head."""
    first: dict[str, Face] = {}
    for face in faces:
        if face.town:
            first.setdefault(face.town, face)
    return list(first.values())
