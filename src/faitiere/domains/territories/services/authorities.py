"""Authorities that the register does not hold, and corrections to those it does."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db import transaction

from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Authority, AuthorityName, Country
from faitiere.domains.territories.services import words
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

FOREIGN = frozenset(
    {AuthorityKind.FOREIGN_MUNICIPALITY, AuthorityKind.FOREIGN_INTERMEDIATE, AuthorityKind.FOREIGN_REGION}
)
# What identifies an authority is not a matter of correction: a wrong nature or country means a wrong row.
CORRECTABLE = frozenset(
    {
        *("name", "siren", "geonames_id", "population", "population_year", "latitude", "longitude"),
        *("address", "postal_code", "post_office", "website", "liaison"),
    }
)


class NotForeign(BusinessError):
    """A foreign authority has a foreign nature and country."""

    message = "Une collectivité étrangère ne peut pas être en France ni avoir une nature française."


class AuthorityExists(BusinessError):
    """The same place is already there."""

    message = "« {name} » existe déjà ({country})."


class NotCorrectable(BusinessError):
    """The field says what the authority is."""

    message = "Le champ « {field} » ne se corrige pas : il identifie la collectivité."


class AlreadyEnded(BusinessError):
    """An authority ends once."""

    message = "« {name} » a déjà disparu."


class OwnSuccessor(BusinessError):
    """An authority cannot follow itself, even through others."""

    message = "« {name} » ne peut pas se succéder à elle-même."


@dataclass(frozen=True, kw_only=True)
class Place:
    """What may be known of an authority when it is created by hand."""

    population: int | None = None
    population_year: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    address: str = ""
    postal_code: str = ""
    post_office: str = ""
    website: str = ""
    geonames_id: int | None = None
    departement: Authority | None = None
    region: Authority | None = None
    epci: Authority | None = None


NOWHERE = Place()


@transaction.atomic
def create_foreign(
    kind: str, name: str, *, country: Country, geonames_id: int | None = None, place: Place = NOWHERE, by: log.Actor
) -> Authority:
    """Create a foreign authority; one of the same kind, name and country, or GeoNames id, is refused."""
    if kind not in FOREIGN or country.pk == "FR":
        raise NotForeign
    known = Authority.objects.filter(kind=kind, country=country, name__iexact=name).first()
    if known is None and geonames_id is not None:
        known = Authority.objects.filter(kind=kind, geonames_id=geonames_id).first()
    if known is not None:
        raise AuthorityExists(name=known.name, country=country.name)
    values = _values(place) | ({"geonames_id": geonames_id} if geonames_id is not None else {})
    return _create(Authority(kind=kind, name=name, country=country, **values), by=by)


@transaction.atomic
def create(kind: str, name: str, *, place: Place = NOWHERE, by: log.Actor) -> Authority:
    """Create a French authority that is not in the register: an invented place, or one founded since the vintage."""
    country = Country.objects.get(pk="FR")
    if Authority.objects.current().filter(kind=kind, country=country, name__iexact=name).exists():
        raise AuthorityExists(name=name, country=country.name)
    return _create(Authority(kind=kind, name=name, country=country, **_values(place)), by=by)


@transaction.atomic
def correct(authority: Authority, *, by: log.Actor, **values: Any) -> Authority:
    """Correct some fields; those of a row of the register are then kept by later loads."""
    for field in values:
        if field not in CORRECTABLE:
            raise NotCorrectable(field=field)
    authority = Authority.objects.select_for_update(of=("self",)).get(pk=authority.pk)
    changes = log.changes_between({field: getattr(authority, field) for field in values}, values)
    if not changes:
        return authority
    for field in changes:
        setattr(authority, field, values[field])
    if authority.vintage is not None:
        authority.kept_fields = " ".join(sorted({*authority.kept_fields.split(), *changes}))
    authority.save(update_fields=[*changes, "kept_fields"])
    words.rebuild([authority.pk])
    log.record("collectivité corrigée", authority, by=by, changes=changes)
    return authority


@transaction.atomic
def add_name(authority: Authority, name: str, *, by: log.Actor) -> AuthorityName:
    """Add another name or spelling under which people look for it; adding it twice changes nothing."""
    other, is_new = AuthorityName.objects.get_or_create(authority=authority, name=name.strip())
    if is_new:
        words.rebuild([authority.pk])
        log.record("autre nom ajouté", authority, by=by, changes={"other_names": [None, other.name]})
    return other


@transaction.atomic
def remove_name(other: AuthorityName, *, by: log.Actor) -> None:
    """Forget a spelling."""
    authority = other.authority
    other.delete()
    words.rebuild([authority.pk])
    log.record("autre nom retiré", authority, by=by, changes={"other_names": [other.name, None]})


@transaction.atomic
def rename(authority: Authority, name: str, *, by: log.Actor) -> Authority:
    """Give a new name; the former one still finds it."""
    former = authority.name
    authority = correct(authority, name=name, by=by)
    if authority.name != former:
        add_name(authority, former, by=by)
    return authority


@transaction.atomic
def merge(authority: Authority, into: Authority, *, on: date, by: log.Actor) -> Authority:
    """End an authority, which another succeeds from a day on; whatever refers to it stays."""
    authority = Authority.objects.select_for_update(of=("self",)).get(pk=authority.pk)
    if authority.ends_on is not None:
        raise AlreadyEnded(name=authority.name)
    if _leads_to(Authority.objects.get(pk=into.pk), authority):
        raise OwnSuccessor(name=authority.name)
    authority.ends_on, authority.is_end_exact, authority.successor = on, True, into
    authority.save(update_fields=["ends_on", "is_end_exact", "successor"])
    changes = {"ends_on": [None, str(on)], "successor": [None, str(into)]}
    log.record("collectivité réunie à une autre", authority, by=by, changes=changes)
    return authority


def _create(authority: Authority, *, by: log.Actor) -> Authority:
    authority.save()
    words.rebuild([authority.pk])
    log.record("collectivité créée", authority, by=by)
    return authority


def _values(place: Place) -> dict[str, Any]:
    return {field.name: getattr(place, field.name) for field in fields(place)}


def _leads_to(start: Authority, end: Authority) -> bool:
    """Tell whether the chain of successors from one authority reaches another."""
    step: Authority | None = start
    while step is not None:
        if step.pk == end.pk:
            return True
        step = step.successor
    return False
