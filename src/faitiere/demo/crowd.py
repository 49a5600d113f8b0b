"""Eight hundred invented people of invented towns: who comes to the invented gathering. The same in each build."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

NAMES = Path(__file__).with_name("crowd.yaml")
SIZE = 800
STEP = 7  # how far apart two neighbours of the crowd stand in the list of towns

# Name, kind, population. None of them exists.
TOWNS = [
    ("Aubrelle-sur-Vaive", "commune", 8_900),
    ("Bois-Cendré", "commune", 2_150),
    ("Castelvaux", "commune", 61_300),
    ("Doriane-les-Étangs", "commune", 5_400),
    ("Escourville", "commune", 24_700),
    ("Fontmarelle", "commune", 12_050),
    ("Grandvaive", "commune", 118_000),
    ("Hautecroze", "commune", 970),
    ("Landebrune", "commune", 15_800),
    ("Mirevaux", "commune", 33_600),
    ("Noyers-la-Brume", "commune", 7_250),
    ("Ormeval", "commune", 19_400),
    ("Communauté d’agglomération des Trois-Clochers", "epci", 142_000),
    ("Communauté de communes Vaive-et-Brume", "epci", 28_300),
    ("Métropole de Grandvaive", "epci", 412_000),
    ("Département de la Haute-Vaive", "departement", 384_000),
    ("Région Rives-et-Plateaux", "region", 2_610_000),
]
# Towns of the invented country, on the other side.
TOWNS_ABROAD = ["Altadoria", "Belvaro", "Costanera", "Dorvale", "Fontaldo", "Monterive", "Portodor", "Santavalle"]
PARTNERS = ["Eaux partagées (association inventée)", "Institut des Deux Rives (inventé)", "Jeunes en lien (inventé)"]

# As a woman and as a man: whoever comes first from a town is at its head, the others follow in turn.
HEADS = {"commune": ("Maire", "Maire")}
HEAD_OF_OTHERS = ("Présidente", "Président")
FUNCTIONS = [
    ("Adjointe à la coopération", "Adjoint à la coopération"),
    ("Conseillère déléguée à l’international", "Conseiller délégué à l’international"),
    ("Adjointe à la jeunesse", "Adjoint à la jeunesse"),
    ("Vice-présidente déléguée à l’eau", "Vice-président délégué à l’eau"),
    ("Directrice des relations internationales", "Directeur des relations internationales"),
    ("Chargée de mission coopération", "Chargé de mission coopération"),
    ("Cheffe de projet jeunesse", "Chef de projet jeunesse"),
]


@dataclass(frozen=True)
class Face:
    """Somebody of the crowd: who, from which town or which partner."""

    rank: int
    first_name: str
    last_name: str
    role: str
    town: str
    partner: str
    is_from_abroad: bool

    @property
    def email(self) -> str:
        """Return an address that reaches nobody."""
        return f"invite-{self.rank:03}@rives.example"


def faces(size: int = SIZE) -> Iterator[Face]:
    """Yield the crowd: no two of one name; one in ten comes from abroad, one in ten for a partner."""
    kinds = {name: kind for name, kind, _population in TOWNS} | dict.fromkeys(TOWNS_ABROAD, "commune")
    names = yaml.safe_load(NAMES.read_text(encoding="utf-8"))
    last_names = names["last_names"]
    came: Counter[str] = Counter()
    for rank in range(size):
        is_woman = rank % 2 == 0
        firsts = names["women" if is_woman else "men"]
        is_from_abroad, is_partner = rank % 10 == 3, rank % 10 == 8
        towns = TOWNS_ABROAD if is_from_abroad else [name for name, _kind, _population in TOWNS]
        town = "" if is_partner else towns[rank * STEP // 10 % len(towns)]
        before = came[town]
        came[town] += 1
        titles = FUNCTIONS[(before - 1) % len(FUNCTIONS)] if before else HEADS.get(kinds.get(town, ""), HEAD_OF_OTHERS)
        yield Face(
            rank=rank,
            first_name=firsts[rank // 2 % len(firsts)],
            last_name=last_names[(rank // (2 * len(firsts)) + rank) % len(last_names)],
            role="" if is_partner else titles[0 if is_woman else 1],
            town=town,
            partner=PARTNERS[rank // 10 % len(PARTNERS)] if is_partner else "",
            is_from_abroad=is_from_abroad,
        )
