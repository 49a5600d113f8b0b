"""What a mission letter says, drawn from the registers as they stood on the day of the letter.

A value that is not known is an empty string: the template decides whether it can do without.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from faitiere.domains.groups.models import Group
from faitiere.domains.groups.queries.missions import Mission, created_in
from faitiere.domains.letters.queries import formulas
from faitiere.domains.library.queries import identity
from faitiere.domains.mandates.choices import BodyKind, SeatRole
from faitiere.domains.mandates.models import Seat
from faitiere.domains.mandates.queries import holders_on, term_of
from faitiere.domains.people.choices import Civility, OrganizationKind
from faitiere.domains.people.models import Organization, Person
from faitiere.domains.people.queries import HeldOffice, main_office, offices_on
from faitiere.domains.people.rules import titles
from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Authority, Country
from faitiere.kernel.periods import PartialDate, holds

_TOWN_FIRST = {AuthorityKind.COMMUNE: 0, AuthorityKind.EPCI: 1}


def values(mission: Mission, on: date) -> dict[str, str]:
    """Return the present value of every variable of a mission letter."""
    person, standing = mission.person, mission.standing
    title = titles.agree(standing.title, person.civility)
    return {
        "civilite": civility_of(person),
        "prenom": person.first_name,
        "nom": person.last_name,
        "nom_complet": str(person),
        "appel": titles.form_of_address(person.civility, title) if person.civility else "",
        "fonction": title[:1].upper() + title[1:],
        **place(mission.mandate.authority),
        **_group(mission.group, on),
        **_countries(mission.group, on),
        "duree": formulas.years(term_of(mission.mandate, standing.seat)),
        "suppleance": _substitute(mission.mandate.substitute, on),
        **network_values(on),
        "date_de_la_lettre": str(PartialDate(on)),
    }


def civility_of(person: Person) -> str:
    """Return « Madame », or nothing when it is not known."""
    return str(Civility(person.civility).label) if person.civility else ""


def place(authority: Authority | None) -> dict[str, str]:
    """Return what an envelope says of an authority."""
    if authority is None:
        return {"collectivite": "", "adresse": "", "code_postal_ville": ""}
    return {
        "collectivite": formulas.formal_name(authority),
        "adresse": authority.address,
        "code_postal_ville": f"{authority.postal_code} {authority.post_office}".strip(),
    }


def _group(group: Group, on: date) -> dict[str, str]:
    named = formulas.named(group.name)
    created = created_in(group, on)
    members = sum(holds(member.starts_on, member.ends_on, on) for member in group.members.all())
    topics = list(group.topics.all())
    goals = sorted({goal.number for topic in topics for goal in topic.goals.all()})
    return {
        "groupe": named.bare,
        "le_groupe": named.the,
        "du_groupe": named.of,
        "au_groupe": named.to,
        "annee_de_creation": str(created or ""),
        "nombre_de_collectivites": str(members) if members > 1 else "",
        "dynamique": formulas.named(group.dynamic.name).the if group.dynamic else "",
        "theme": _listed([topic.name for topic in topics]),
        "odd": f"ODD {_listed([str(goal) for goal in goals])}" if goals else "",
    }


def _countries(group: Group, on: date) -> dict[str, str]:
    countries = list(group.countries.all())
    if len(countries) != 1:
        return dict.fromkeys(("pays", "le_pays", "au_pays", "du_pays", "franco", "faitiere"), "")
    country = countries[0]
    return {
        "pays": country.name,
        "le_pays": formulas.country_with_article(country),
        "au_pays": country.locative,
        "du_pays": country.genitive,
        "franco": formulas.franco(country.adjective),
        "faitiere": _association(country, on),
    }


def _association(country: Country, on: date) -> str:
    """Return the association of authorities of a country; nothing when there are several to choose from."""
    found = Organization.objects.filter(country=country, kind=OrganizationKind.FOREIGN_ASSOCIATION)
    present = found.filter(Q(starts_on=None) | Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gt=on))
    names = list(present.order_by("name").values_list("name", flat=True))
    return names[0] if len(names) == 1 else ""


def _substitute(person: Person | None, on: date) -> str:
    if person is None:
        return ""
    office = main_office(person, on)
    title = titles.agree(office.title, person.civility) if office else ""
    name = f"{civility_of(person)} {person}".strip()
    return f"{name}, {title[:1].lower()}{title[1:]}" if title else name


def network_values(on: date) -> dict[str, str]:
    """Return how the network names itself, and who signs for it on a day."""
    network = identity()
    known = {"reseau": network.name, "sigle": network.acronym or network.name}
    signatory = network_president(on)
    if signatory is None or not signatory.civility:
        return known | dict.fromkeys(("qualite_signataire", "titre_signataire", "signataire", "mandats_signataire"), "")
    noun = "Présidente" if signatory.civility == Civility.MADAME else "Président"
    article = "La" if noun == "Présidente" else "Le"
    held = sorted(offices_on(signatory, on), key=_signing_order)
    return known | {
        "qualite_signataire": f"{article} {noun}",
        "titre_signataire": f"{noun} {formulas.of_network(network.name)}",
        "signataire": str(signatory),
        "mandats_signataire": "\n".join(titles.agree(office.title, signatory.civility) for office in held),
    }


def network_president(on: date) -> Person | None:
    """Return who presides the network itself on a day: the presidency of its bureau, else of its board or assembly."""
    bodies = (BodyKind.BUREAU, BodyKind.BOARD, BodyKind.ASSEMBLY)
    seats = Seat.objects.filter(role=SeatRole.PRESIDENT, body__organization=None, body__kind__in=bodies)
    found = list(seats.select_related("body").order_by("body__order", "order", "pk"))
    standings = holders_on(on, found)
    people = [(bodies.index(BodyKind(seat.body.kind)), standings[seat.pk].person) for seat in found]
    return next((person for _rank, person in sorted(people, key=lambda pair: pair[0]) if person), None)


def _signing_order(held: HeldOffice) -> tuple[int, int, str]:
    """Put the town first, then its intercommunality, then the rest; in each, the head first."""
    return (_TOWN_FIRST.get(AuthorityKind(held.office.authority.kind), 2), held.rank, held.title)


def _listed(words: Iterable[str]) -> str:
    """Return « a, b et c »."""
    said = list(words)
    return " et ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)
