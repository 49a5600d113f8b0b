"""Themes."""

import factory
from factory.django import DjangoModelFactory

from faitiere.domains.thesaurus.models import Goal, Topic


class GoalFactory(DjangoModelFactory):
    class Meta:
        model = Goal
        django_get_or_create = ("number",)

    number = 13
    name = "Mesures relatives à la lutte contre les changements climatiques"


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda number: f"Thème {number}")
    slug = factory.Sequence(lambda number: f"theme-{number}")
