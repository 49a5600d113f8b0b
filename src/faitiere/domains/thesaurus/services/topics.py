"""The themes of the network's work: its own data, none in the code."""

from collections.abc import Collection

from django.db import transaction

from faitiere.domains.thesaurus.models import Goal, Topic
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.words import free_slug


class TopicExists(BusinessError):
    """Two themes of one name would share the work at random."""

    message = "Le thème « {name} » existe déjà."


class OwnAncestor(BusinessError):
    """A theme cannot stand under itself."""

    message = "« {name} » ne peut pas être rangé sous lui-même."


@transaction.atomic
def create(name: str, *, parent: Topic | None = None, goals: Collection[Goal] = (), by: log.Actor) -> Topic:
    """Create a theme, with the goals of the 2030 Agenda that it serves."""
    if Topic.objects.filter(name__iexact=name).exists():
        raise TopicExists(name=name)
    topic = Topic.objects.create(slug=free_slug(Topic, name), name=name, parent=parent)
    topic.goals.set(goals)
    log.record("thème créé", topic, by=by)
    return topic


@transaction.atomic
def update(topic: Topic, *, name: str, parent: Topic | None, goals: Collection[Goal], by: log.Actor) -> Topic:
    """Rename a theme, file it elsewhere, change the goals it serves."""
    topic = Topic.objects.select_for_update(of=("self",)).get(pk=topic.pk)
    if Topic.objects.filter(name__iexact=name).exclude(pk=topic.pk).exists():
        raise TopicExists(name=name)
    if _stands_under(parent, topic):
        raise OwnAncestor(name=topic.name)
    served = sorted(topic.goals.values_list("number", flat=True))
    changes = log.changes_between(
        {"name": topic.name, "parent": topic.parent, "goals": served},
        {"name": name, "parent": parent, "goals": sorted(goal.number for goal in goals)},
    )
    if changes:
        topic.name, topic.parent = name, parent
        topic.save(update_fields=["name", "parent"])
        topic.goals.set(goals)
        log.record("thème modifié", topic, by=by, changes=changes)
    return topic


def _stands_under(parent: Topic | None, topic: Topic) -> bool:
    while parent is not None:
        if parent.pk == topic.pk:
            return True
        parent = parent.parent
    return False
