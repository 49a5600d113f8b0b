"""Audiences."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from faitiere.domains.audiences.models import Audience

EVERY_MEMBER = {"version": 1, "blocks": [{"joint": "or", "criteria": [{"key": "members.people", "values": {}}]}]}


class AudienceFactory(DjangoModelFactory):
    class Meta:
        model = Audience

    name = factory.Sequence(lambda number: f"Public {number}")
    tree = EVERY_MEMBER
    created_at = datetime(2024, 1, 10, tzinfo=UTC)
    changed_at = datetime(2024, 1, 10, tzinfo=UTC)
