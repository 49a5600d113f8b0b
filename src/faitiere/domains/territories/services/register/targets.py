"""What a vintage says, as the rows that should stand in our table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from typing import NamedTuple

from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.queries import spelling
from faitiere.domains.territories.services.words import LEGAL_FORMS
from faitiere.gateways.register import Commune, Division, Grouping, Vintage
from faitiere.gateways.register_annexes import Address, Annexes

Key = tuple[str, str]

# Populations in force on 1 January of year N are those of year N - 3 (loi n° 2002-276 du 27 février 2002, article 156).
_POPULATION_LAG = 3
_POSTAL_CODE = 5
_NO_ADDRESS = Address("", "", "")


@dataclass(slots=True)
class Target:
    """The facts of the register about one authority; parents and successor are (kind, code)."""

    kind: str
    code: str
    name: str
    siren: str = ""
    insee_code: str = ""
    former_codes: str = ""
    legal_form: str = ""
    liaison: int | None = None
    population: int | None = None
    population_year: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    address: str = ""
    postal_code: str = ""
    post_office: str = ""
    postal_codes: str = ""
    epci: Key | None = None
    ept: Key | None = None
    departement: Key | None = None
    region: Key | None = None
    ends_on: date | None = None
    is_end_exact: bool = True
    successor: Key | None = None

    @property
    def key(self) -> Key:
        """Return what names it in this vintage."""
        return (self.kind, self.code)


class Whole(NamedTuple):
    """What is summed over the communes of an authority: population, its year, and the mean of their centroids."""

    population: int | None
    population_year: int | None
    latitude: float | None
    longitude: float | None


NOTHING = Whole(None, None, None, None)


class Targets:
    """Every row that a vintage asks for."""

    def __init__(self, vintage: Vintage, annexes: Annexes) -> None:
        """Index what several rows need."""
        self.vintage, self.annexes = vintage, annexes
        self.year = vintage.year
        self._epci_of = {code: (AuthorityKind.EPCI.value, e.code) for e in vintage.epcis for code in e.members}
        self._ept_of = {code: (AuthorityKind.EPT.value, e.code) for e in vintage.epts for code in e.members}
        self._places = {(c.level, c.code): c for c in annexes.circumscriptions}
        self._special = {authority.code for authority in annexes.special_authorities}
        self._overseas = {division.code for division in vintage.departements if division.is_overseas}
        self._replaced: dict[Key, list[str]] = {}
        for place in annexes.circumscriptions:
            if place.level == "departement":
                self._replaced.setdefault((place.authority_kind, place.authority_code), []).append(place.code)
        self.communes = [self._commune(commune) for commune in vintage.communes]
        self._by_code = {commune.code: commune for commune in self.communes}
        self._wholes = self._sums()
        self.successors = {code: commune.code for commune in vintage.communes for code in commune.former_codes}

    def all(self) -> Iterator[Target]:
        """Yield every row."""
        yield from self._regions()
        yield from self._departements()
        yield from self._special_authorities()
        yield from (self._grouping(AuthorityKind.EPCI, grouping) for grouping in self.vintage.epcis)
        yield from (self._grouping(AuthorityKind.EPT, grouping) for grouping in self.vintage.epts)
        yield from self.communes
        yield from self._former_communes()

    def _regions(self) -> Iterator[Target]:
        for division in self.vintage.regions:
            if division.code in self._overseas:
                yield self._division(AuthorityKind.OVERSEAS, division)
            elif division.code not in self._special and ("region", division.code) not in self._places:
                region = self._division(AuthorityKind.REGION, division)
                region.siren = self.annexes.region_sirens.get(division.code, "")
                yield region

    def _departements(self) -> Iterator[Target]:
        for division in self.vintage.departements:
            if division.code in self._overseas:
                continue
            departement = self._division(AuthorityKind.DEPARTEMENT, division)
            departement.region = self._region_key(division.region)
            place = self._places.get(("departement", division.code))
            if place is None:
                departement.siren = self.annexes.departement_sirens.get(division.code, "")
            else:
                departement.ends_on, departement.successor = place.since, (place.authority_kind, place.authority_code)
            yield departement

    def _special_authorities(self) -> Iterator[Target]:
        for authority in self.annexes.special_authorities:
            key = (AuthorityKind.OVERSEAS.value, authority.code)
            yield Target(
                kind=AuthorityKind.OVERSEAS.value,
                code=authority.code,
                name=authority.name,
                siren=authority.siren,
                insee_code=authority.code,
                former_codes=" ".join(self._replaced.get(key, ())),
                region=self._region_key(authority.region) if authority.region else None,
                **self._wholes.get(key, NOTHING)._asdict(),
            )

    def _division(self, kind: AuthorityKind, division: Division) -> Target:
        return Target(
            kind=kind.value,
            code=division.code,
            name=division.name,
            insee_code=division.code,
            liaison=division.liaison,
            **self._wholes.get((kind.value, division.code), NOTHING)._asdict(),
        )

    def _grouping(self, kind: AuthorityKind, grouping: Grouping) -> Target:
        first = self._by_code[grouping.members[0]] if grouping.members else None
        return Target(
            kind=kind.value,
            code=grouping.code,
            name=_spelled_out(grouping),
            siren=grouping.code,
            legal_form=grouping.kind,
            departement=first.departement if first else None,
            region=first.region if first else None,
            **self._wholes.get((kind.value, grouping.code), NOTHING)._asdict(),
        )

    def _commune(self, commune: Commune) -> Target:
        latitude, longitude = self.annexes.centroids.get(commune.code, (None, None))
        address = self.annexes.addresses.get(commune.code, _NO_ADDRESS)
        replaced = self._replaced.get((AuthorityKind.COMMUNE.value, commune.code), ())
        return Target(
            kind=AuthorityKind.COMMUNE.value,
            code=commune.code,
            name=commune.name,
            siren=commune.siren,
            insee_code=commune.code,
            former_codes=" ".join((*commune.former_codes, *replaced)),
            liaison=commune.liaison,
            population=commune.population,
            population_year=None if commune.population is None else self._population_year(commune),
            latitude=latitude,
            longitude=longitude,
            address=address.lines,
            postal_code=_postal_code(address, commune),
            post_office=address.post_office,
            postal_codes=" ".join(commune.postal_codes),
            epci=self._epci_of.get(commune.code),
            ept=self._ept_of.get(commune.code),
            departement=self._departement_key(commune.departement),
            region=self._region_key(commune.region),
        )

    def _former_communes(self) -> Iterator[Target]:
        names = {commune.code: commune.name for commune in self.vintage.communes}
        for former in self.vintage.former_communes:
            # The seat of a new commune that kept both name and code has not become former: it goes on as that commune.
            if former.code == former.successor and former.name == names[former.successor]:
                continue
            latitude, longitude = self.annexes.centroids.get(former.code, (None, None))
            yield Target(
                kind=AuthorityKind.COMMUNE.value,
                code=former_code(former.code, former.name),
                name=former.name,
                insee_code=former.code,
                liaison=former.liaison,
                latitude=latitude,
                longitude=longitude,
                departement=self._departement_key(former.departement),
                region=self._region_key(former.region),
                ends_on=date(self.year, 1, 1),
                is_end_exact=False,
                successor=(AuthorityKind.COMMUNE.value, former.successor),
            )

    def _departement_key(self, code: str) -> Key:
        return (AuthorityKind.OVERSEAS if code in self._overseas else AuthorityKind.DEPARTEMENT).value, code

    def _region_key(self, code: str) -> Key:
        if place := self._places.get(("region", code)):
            return place.authority_kind, place.authority_code
        is_region = code not in self._overseas and code not in self._special
        return (AuthorityKind.REGION if is_region else AuthorityKind.OVERSEAS).value, code

    def _population_year(self, commune: Commune) -> int | None:
        years, version = self.annexes.population_years, self.vintage.version
        own = years.get((version, commune.departement))
        if own or commune.is_overseas:
            return own
        return years.get((version, ""), self.year - _POPULATION_LAG)

    def _sums(self) -> dict[Key, Whole]:
        members: dict[Key, list[Target]] = {}
        for commune in self.communes:
            keys = {commune.departement, commune.region, commune.epci, commune.ept}
            place = self._places.get(("departement", commune.departement[1])) if commune.departement else None
            if place:
                keys.add((place.authority_kind, place.authority_code))
            for key in keys:
                if key is not None:
                    members.setdefault(key, []).append(commune)
        return {key: _whole(communes) for key, communes in members.items()}


def former_code(code: str, name: str) -> str:
    """Return what names a former commune: its code alone may be that of the commune which replaced it."""
    return f"{code} {spelling.words_of(name)[0]}"


def _postal_code(address: Address, commune: Commune) -> str:
    """Return the town hall's postcode, or the commune's own where the directory's is mistyped (« 2700 Évreux »)."""
    mistyped = address.postal_code and len(address.postal_code) != _POSTAL_CODE
    return commune.postal_codes[0] if mistyped and commune.postal_codes else address.postal_code


def _whole(communes: Iterable[Target]) -> Whole:
    peopled = [commune for commune in communes if commune.population is not None]
    placed = [(c.latitude, c.longitude) for c in communes if c.latitude is not None and c.longitude is not None]
    years = {commune.population_year for commune in peopled}
    return Whole(
        population=sum(commune.population or 0 for commune in peopled) if peopled else None,
        population_year=years.pop() if len(years) == 1 else None,
        latitude=round(fmean(point[0] for point in placed), 5) if placed else None,
        longitude=round(fmean(point[1] for point in placed), 5) if placed else None,
    )


def _spelled_out(grouping: Grouping) -> str:
    name = grouping.name.replace("Coeur", "Cœur").replace("coeur", "cœur")
    long_form = LEGAL_FORMS.get(grouping.kind)
    if long_form and name.startswith(f"{grouping.kind} "):
        return f"{long_form} {name[len(grouping.kind) + 1 :]}"
    return name
