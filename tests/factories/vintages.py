"""Invented vintages of the register: a small département whose communes merge, rename and move as tests need."""

from dataclasses import replace
from typing import Any

from faitiere.gateways.register import Commune, Division, FormerCommune, Grouping, Vintage
from faitiere.gateways.register_annexes import Address, Annexes

NO_ANNEXES = Annexes(
    centroids={},
    addresses={},
    departement_sirens={"77": "227700010"},
    region_sirens={"11": "237500079"},
    special_authorities=(),
    circumscriptions=(),
    population_years={("5.0.0", ""): 2022, ("6.0.0", ""): 2022},
    usual_names=(),
)


def commune(code: str, name: str, **facts: Any) -> Commune:
    """A commune of Seine-et-Marne; its SIREN is made of its code unless the test says otherwise."""
    return Commune(
        **{
            "code": code,
            "name": name,
            "liaison": 0,
            "departement": "77",
            "region": "11",
            "siren": f"21{code}01",
            "population": 1000,
            "postal_codes": (f"{code[:2]}100",),
            "former_codes": (),
            "is_overseas": False,
            **facts,
        }
    )


def former(code: str, name: str, successor: str) -> FormerCommune:
    return FormerCommune(code=code, name=name, liaison=0, departement="77", region="11", successor=successor)


def epci(code: str, name: str, *members: str, kind: str = "CC") -> Grouping:
    return Grouping(code=code, name=name, kind=kind, members=members)


def vintage(year: int, *communes: Commune, formers: tuple = (), epcis: tuple = ()) -> Vintage:
    return Vintage(
        year=year,
        version=f"{year - 2020}.0.0",
        source=f"registre inventé de {year}",
        communes=communes,
        former_communes=formers,
        epcis=epcis,
        epts=(),
        departements=(Division("77", "Seine-et-Marne", 3, "11", "77288", is_overseas=False),),
        regions=(Division("11", "Île-de-France", 1, "", "75056", is_overseas=False),),
    )


def with_address(annexes: Annexes, code: str, *lines: str) -> Annexes:
    *street, last = lines
    postal_code, _, post_office = last.partition(" ")
    return replace(annexes, addresses={**annexes.addresses, code: Address("\n".join(street), postal_code, post_office)})
