"""Which articles are published, about what, and what they contain."""

from datetime import datetime
from typing import Any

from django.db.models import F, Model, Q, QuerySet

from faitiere.domains.events.models import Event
from faitiere.domains.groups.models import Group
from faitiere.domains.newsroom.models import Article
from faitiere.domains.territories.models import Country
from faitiere.domains.thesaurus.models import Topic
from faitiere.kernel.words import words

NEWEST_FIRST = (F("first_published_at").desc(nulls_last=True), "-pk")
SHOWN = ("rubric", "group", "image", "partner")


def published() -> QuerySet[Article]:
    """Return what readers see, the newest first, with what a row of it shows."""
    live: QuerySet[Article] = Article.objects.live()
    return live.select_related(*SHOWN).order_by(*NEWEST_FIRST)


def published_between(start: datetime, end: datetime) -> QuerySet[Article]:
    """Return what readers first saw from one moment (included) to another (excluded), in the order they saw it."""
    found = published().filter(first_published_at__gte=start, first_published_at__lt=end)
    return found.order_by("first_published_at", "pk")


def of_group(group: Group) -> QuerySet[Article]:
    """Return what a group organises or is concerned by."""
    return published().filter(about_group(group))


def of_event(event: Event) -> QuerySet[Article]:
    """Return what tells of an event."""
    return published().filter(pk__in=_naming("events", event))


def about_group(group: Group) -> Q:
    """Return the condition of being a group's, or about it."""
    return Q(group=group) | Q(pk__in=_naming("related_groups", group))


def about_country(country: Country) -> Q:
    """Return the condition of being about a country: named, or that of a group the article is of or about."""
    groups = country.groups.values("pk")
    related = Article.related_groups.through.objects.filter(group__in=groups).values("article")
    return Q(pk__in=_naming("countries", country)) | Q(group__in=groups) | Q(pk__in=related)


def about_topic(topic: Topic) -> Q:
    """Return the condition of being filed under a topic."""
    return Q(pk__in=_naming("topics", topic))


def containing(text: str) -> Q:
    """Return what holds all these words, whatever their accents and capitals."""
    condition = Q()
    for word in words(text):
        condition &= Q(words__contains=word)
    return condition


def search(text: str, *, limit: int) -> list[Any]:
    """Return the published articles that hold all these words, the newest first."""
    return list(published().filter(containing(text))[:limit]) if words(text) else []


def _naming(field: str, named: Model) -> QuerySet[Any]:
    rows: QuerySet[Any] = getattr(Article, field).through.objects.all()
    return rows.filter(**{named._meta.model_name or "": named}).values("article")
