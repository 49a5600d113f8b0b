"""The demo network builds twice with the same result, and a built one is left alone."""

import io
import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction
from django.db.models import JSONField

from faitiere.demo import build
from faitiere.demo.models import BuildStamp
from tests.demo.conftest import NOW, build_once

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Where a moment of the machine, a random name or a number of the database is written down.
MOVING = {
    "id",
    "pk",
    "message_id",
    "pdf",
    "docx",
    "file",
    "letter",
    "created_at",
    "built_at",
    "password",
    "date_joined",
    "docx_sha256",
    "translation_key",
    "latest_revision",
    "latest_revision_created_at",
    "live_revision",
    "mailing",
    "source_pk",
}


def snapshot():
    """Every row of every room, keys told by what they point at, in an order of its own."""
    told = {}
    for model in apps.get_models():
        if model.__module__.startswith("faitiere.domains"):
            told[model._meta.label] = sorted(repr(row_of(instance)) for instance in model._default_manager.all())
    return told


def row_of(instance):
    fields = [field for field in instance._meta.concrete_fields if field.name not in MOVING and not is_drawn(field)]
    return [(field.name, told(field, instance)) for field in fields if not field.primary_key]


def told(field, instance):
    """A value as text; inside JSON, the keys of rows are numbers of the database."""
    text = str(getattr(instance, field.name))
    return re.sub(r"\d+", "n", text) if isinstance(field, JSONField) else text


def is_drawn(field):
    """Tell whether a value is drawn at random: a calendar identity, the code of a certificate, the mark of a link."""
    return callable(field.default) and field.default.__name__.startswith("new_")


def built_and_undone():
    with transaction.atomic():
        assert build_once()
        result = snapshot()
        transaction.set_rollback(True)
    return result


def test_two_builds_give_the_same_network():
    first, second = built_and_undone(), built_and_undone()

    assert first == second
    assert len(first["groups.Group"]) == 32


def test_a_network_built_from_other_facts_is_left_alone_and_said_to_be_outdated():
    BuildStamp.objects.create(fingerprint="other facts", built_at=NOW)
    told = io.StringIO()

    call_command("build_demo", stdout=told)

    assert "déjà construit" in told.getvalue()
    assert "make demo-reset" in told.getvalue()


def test_a_built_network_is_left_as_it_stands():
    assert build_once()
    before = snapshot()

    assert not build_once()
    assert snapshot() == before


def test_the_whole_register_takes_the_place_of_the_extract():
    from faitiere.domains.territories.models import Authority

    assert build_once(register=build.REGISTER)
    assert Authority.objects.filter(kind="commune", ends_on=None, country="FR").exclude(insee_code="").count() == 34_969
    assert {town.name for town in Authority.objects.filter(address__contains="fictive")}.isdisjoint(
        Authority.objects.exclude(address__contains="fictive").values_list("name", flat=True)
    )
