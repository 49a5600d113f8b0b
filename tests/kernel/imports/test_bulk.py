"""Many rows at once, the same on both databases."""

from datetime import date

import pytest
from django.db import transaction

from faitiere.domains.territories.models import Authority
from faitiere.kernel.imports import bulk
from tests.factories.territories import AuthorityFactory, FranceFactory

pytestmark = pytest.mark.django_db


def test_rows_are_inserted_changed_and_deleted_with_every_type():
    FranceFactory()
    ids = bulk.reserve_ids(Authority, 2)
    columns = [field.attname for field in Authority._meta.concrete_fields]
    blank = {
        field.attname: "" if field.get_internal_type() in {"CharField", "TextField", "URLField"} else None
        for field in Authority._meta.concrete_fields
    }
    first = blank | {
        "id": ids[0],
        "kind": "commune",
        "name": "Œuilly\t\\N",
        "country_id": "FR",
        "is_end_exact": True,
        "latitude": 48.125,
    }
    second = first | {"id": ids[1], "name": "Ancienne", "ends_on": date(2020, 2, 29), "successor_id": ids[0]}
    bulk.insert(Authority, columns, [tuple(row[name] for name in columns) for row in (first, second)])

    one, two = Authority.objects.order_by("pk")
    assert (one.name, one.latitude, two.ends_on, two.successor, two.is_end_exact) == (
        "Œuilly\t\\N",
        48.125,
        date(2020, 2, 29),
        one,
        True,
    )
    fields = ("ends_on", "successor_id", "population", "latitude", "name")
    bulk.update(
        Authority, fields, [(two.pk, date(2021, 1, 1), None, 12, -1.5, "É"), (one.pk, None, None, None, None, "L’Œ")]
    )
    one.refresh_from_db()
    two.refresh_from_db()
    assert (two.ends_on, two.successor, two.population, two.latitude, two.name, one.name) == (
        date(2021, 1, 1),
        None,
        12,
        -1.5,
        "É",
        "L’Œ",
    )
    bulk.delete(Authority, [two.pk])
    assert list(Authority.objects.all()) == [one]


def test_reserved_keys_are_given_to_nobody_else():
    ids = bulk.reserve_ids(Authority, 3)
    with transaction.atomic():
        AuthorityFactory(pk=ids[0])
        AuthorityFactory(pk=ids[2])
        another = AuthorityFactory()
    assert len(set(ids)) == 3
    assert another.pk not in ids
    assert bulk.reserve_ids(Authority, 0) == []


def test_nothing_is_nothing():
    bulk.insert(Authority, ("id",), [])
    bulk.update(Authority, ("name",), [])
    bulk.delete(Authority, [])
    assert not Authority.objects.exists()
