"""Partner organisations and foreign authorities."""

from collections.abc import Iterator
from dataclasses import dataclass

from faitiere.demo.facts.reader import Source, day, load, source
from faitiere.kernel.periods import PartialDate

KINDS = {
    "ministry": "ministry",
    "ministry_directorate": "ministry",
    "ministry_delegation": "ministry",
    "foreign_ministry_directorate": "ministry",
    "public_agency": "agency",
    "public_bank": "agency",
    "water_agency": "agency",
    "foreign_public_agency": "agency",
    "volunteering_platform": "agency",
    "training_institute": "university",
    "school": "university",
    "parliament": "parliament",
    "embassy": "embassy",
    "consulate_general": "embassy",
    "association_of_local_authorities": "network",
    "regional_networks": "network",
    "international_network_of_local_authorities": "international",
    "european_network_of_local_authorities": "international",
    "international_organization": "international",
    "ngo": "ngo",
    "ngo_network": "ngo",
    "association": "ngo",
    "cooperation_house": "ngo",
    "community_centre": "ngo",
    "sports_club": "ngo",
    "foundation": "foundation",
    "consultancy": "company",
    "newspaper": "company",
    "business_association": "company",
    "professional_union": "other",
}
FOREIGN_KINDS = {
    "city": "foreign_municipality",
    "municipality": "foreign_municipality",
    "city_district": "foreign_municipality",
    "region": "foreign_region",
}
# Where the towns abroad stand, and their GeoNames identifiers (CC BY 4.0); districts and regions are not in that list.
ABROAD = {
    "bamako": (2460596, 12.60915, -7.97522),
    "bangui": (2389853, 4.36122, 18.55496),
    "dondo": (1024696, -19.60944, 34.74306),
    "geneve": (2660646, 46.20222, 6.14569),
    "kanazawa": (1860243, 36.6, 136.61667),
    "shizuoka": (1851717, 34.98333, 138.38333),
}


@dataclass(frozen=True)
class OrganizationFact:
    """A partner that is not a local authority."""

    slug: str
    name: str
    acronym: str
    kind: str
    country: str
    parent: str
    also_spelled: tuple[str, ...]
    description: str
    starts_on: PartialDate | None
    merged_into: str
    merged_on: PartialDate | None
    source: Source


@dataclass(frozen=True)
class AuthorityFact:
    """A local authority that the documents name. `code` is empty for a foreign one."""

    slug: str
    name: str
    kind: str
    country: str
    code: str
    code_type: str
    names: tuple[str, ...]


def organizations() -> Iterator[OrganizationFact]:
    """Yield every organisation of the pack, in its order."""
    for row in load("organizations")["organizations"]:
        country = row["country"] or ""
        kind = KINDS[row["kind"]]
        yield OrganizationFact(
            slug=row["id"],
            name=row["name"],
            acronym=row["acronym"] or "",
            kind="foreign_association" if kind == "network" and country != "FR" else kind,
            country=country,
            parent=row.get("parent", ""),
            also_spelled=tuple(row.get("also_spelled", ())),
            description=row.get("description", ""),
            starts_on=day(row.get("active_since")),
            merged_into=row.get("merged_into", ""),
            merged_on=day(row.get("active_until")),
            source=source(row),
        )


def authorities() -> Iterator[AuthorityFact]:
    """Yield every authority of the pack, in its order, with the other names under which it is printed."""
    for row in load("authorities")["authorities"]:
        foreign = row["country"] != "FR"
        spellings = dict.fromkeys([row["name"], *row.get("also_spelled", ())])
        official = row.get("register", {}).get("name", row["name"])
        yield AuthorityFact(
            slug=row["id"],
            name=row["name"],
            kind=FOREIGN_KINDS[row["kind"]] if foreign else row["kind"],
            country=row["country"],
            code=row["code"] or "",
            code_type=row["code_type"] or "",
            names=tuple(name for name in spellings if name != official),
        )
