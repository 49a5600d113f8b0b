"""Themes of the network's work."""

from collections.abc import Collection

from django.db import transaction

from faitiere.domains.thesaurus.models import Goal, Topic
from faitiere.kernel.audit import log
from faitiere.kernel.words import free_slug


@transaction.atomic
def create(name: str, *, goals: Collection[Goal] = (), by: log.Actor) -> Topic:
    """Create a theme, with the goals of the 2030 Agenda that it serves."""
    topic = Topic.objects.create(slug=free_slug(Topic, name), name=name)
    topic.goals.set(goals)
    log.record("thème créé", topic, by=by)
    return topic
