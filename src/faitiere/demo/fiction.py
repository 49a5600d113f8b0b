"""Invented places, people and acts around the cast. Nothing here exists; nothing here is attributed to anybody real."""

from dataclasses import dataclass

from faitiere.demo.cast import BERNARD, CHLOE, DENIS, RIVECOURT, VALMONT

COUNTRY = "XV"  # XA to XZ belong to nobody in ISO 3166
GROUP = "valdorie"
FEDERATION = "federation-valdorie"


@dataclass(frozen=True)
class Town:
    """An invented authority: no official code, which only the register gives, and an address that says « fictive »."""

    slug: str
    name: str
    kind: str
    population: int
    postal_code: str
    email: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Joining:
    """A membership: when, by which act, until when; `is_request` when staff have not answered yet."""

    town: str
    starts_on: str
    act_kind: str
    act_number: str
    act_on: str
    ends_on: str = ""
    is_request: bool = False


@dataclass(frozen=True)
class Elected:
    """An invented élue or élu, or an agent when `kind` is empty."""

    slug: str
    first_name: str
    last_name: str
    civility: str
    town: str
    title: str
    starts_on: str = "2020-05-26"
    email: str = ""
    is_agent: bool = False


TOWNS = [
    Town("valmont-sur-loire", VALMONT, "commune", 18_400, "99101", "mairie@valmont-sur-loire.example", 47.31, 0.42),
    Town("rivecourt-les-bains", RIVECOURT, "commune", 4_300, "99102", "mairie@rivecourt-les-bains.example", 45.9, 1.2),
    Town("montbrume", "Montbrume", "commune", 31_250, "99103", "mairie@montbrume.example", 44.9, 3.4),
    Town("port-cendre", "Port-Cendré", "commune", 46_800, "99104", "mairie@port-cendre.example", 46.3, -1.1),
    Town(
        "val-de-brume",
        "Communauté de communes Val-de-Brume",
        "epci",
        52_700,
        "99103",
        "contact@val-de-brume.example",
        44.8,
        3.5,
    ),
]

JOININGS = [
    Joining("valmont-sur-loire", "2019-05-01", "deliberation", "2019-031", "2019-03-28"),
    Joining("montbrume", "2016-01-01", "deliberation", "2015-118", "2015-12-10"),
    Joining("val-de-brume", "2021-01-01", "decision", "D-2020-207", "2020-12-15"),
    Joining("rivecourt-les-bains", "2018-01-01", "deliberation", "2017-094", "2017-12-14", ends_on="2023-01-01"),
    Joining("port-cendre", "2024-02-01", "deliberation", "2024-002", "2024-01-11", is_request=True),
]

PEOPLE = [
    Elected(
        BERNARD.key,
        BERNARD.first_name,
        BERNARD.last_name,
        BERNARD.civility,
        "valmont-sur-loire",
        f"Maire de {VALMONT}",
        email=BERNARD.email,
    ),
    Elected(
        "nadia",
        "Nadia",
        "Colin",
        "madame",
        "valmont-sur-loire",
        "Adjointe au maire déléguée à la coopération internationale",
        email="nadia@valmont-sur-loire.example",
    ),
    Elected(
        CHLOE.key,
        CHLOE.first_name,
        CHLOE.last_name,
        CHLOE.civility,
        "valmont-sur-loire",
        "Chargée de mission international",
        email=CHLOE.email,
        is_agent=True,
    ),
    Elected(
        "gilles",
        "Gilles",
        "Peyre",
        "monsieur",
        "valmont-sur-loire",
        "Conseiller municipal délégué à la jeunesse",
        starts_on="2021-09-06",
    ),
    Elected(
        DENIS.key,
        DENIS.first_name,
        DENIS.last_name,
        DENIS.civility,
        "rivecourt-les-bains",
        "Adjoint au maire délégué aux jumelages",
        email=DENIS.email,
    ),
    Elected(
        "helene", "Hélène", "Marchal", "madame", "montbrume", "Maire de Montbrume", email="helene@montbrume.example"
    ),
    Elected(
        "samir",
        "Samir",
        "Haddad",
        "monsieur",
        "montbrume",
        "Directeur des relations internationales",
        email="samir@montbrume.example",
        is_agent=True,
    ),
    Elected(
        "julien",
        "Julien",
        "Perrot",
        "monsieur",
        "val-de-brume",
        "Vice-président délégué aux partenariats internationaux",
        starts_on="2020-07-10",
        email="julien@val-de-brume.example",
    ),
]
