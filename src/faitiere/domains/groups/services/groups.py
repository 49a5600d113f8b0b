"""Groups: created with their body and presidency, corrected."""

from dataclasses import dataclass, fields
from typing import Any

from django.db import transaction

from faitiere.domains.groups.models import Group
from faitiere.domains.mandates.choices import BodyKind, SeatRole
from faitiere.domains.mandates.services import bodies, seats
from faitiere.domains.people.models import Organization
from faitiere.domains.territories.models import Country, Zone
from faitiere.domains.thesaurus.models import Topic
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.words import free_slug


class GroupNameMissing(BusinessError):
    """A group has a name and a short one."""

    message = "Indiquez le nom du groupe et son nom court."


class GroupNameTaken(BusinessError):
    """Two groups do not share a name."""

    message = "Un groupe s’appelle déjà « {name} »."


@dataclass(frozen=True)
class GroupDraft:
    """What is known of a group; `term_years` and `led_by` are of the seat that leads it (a mission has a head)."""

    name: str
    short_name: str
    kind: str
    zone: Zone | None = None
    countries: tuple[Country, ...] = ()
    topics: tuple[Topic, ...] = ()
    also_named: tuple[str, ...] = ()
    dynamic: Group | None = None
    entrusted_to: Organization | None = None
    description: str = ""
    source: str = ""
    term_years: int = 3
    led_by: str = SeatRole.PRESIDENT

    def columns(self) -> dict[str, Any]:
        """Return the group's own columns."""
        others = {"countries", "topics", "term_years", "led_by"}
        said = {column.name: getattr(self, column.name) for column in fields(self) if column.name not in others}
        return {**said, "also_named": list(self.also_named)}


@transaction.atomic
def create(draft: GroupDraft, *, slug: str = "", by: log.Actor) -> Group:
    """Create a group, its body, and the seat of whoever leads it.

    GroupNameMissing, GroupNameTaken.
    """
    _check(draft, None)
    slug = slug or free_slug(Group, draft.short_name)
    body = bodies.create(
        bodies.BodyDraft(
            name=draft.name,
            kind=BodyKind.GROUP,
            description=draft.description,
            term_years=draft.term_years,
            source=draft.source,
        ),
        by=by,
    )
    group = Group.objects.create(slug=slug, body=body, **draft.columns())
    group.countries.set(draft.countries)
    group.topics.set(draft.topics)
    seats.create(body, seats.SeatDraft(role=draft.led_by), by=by)
    log.record("groupe créé", group, by=by)
    return group


@transaction.atomic
def update(group: Group, draft: GroupDraft, *, by: log.Actor) -> Group:
    """Correct what is known of a group; its body follows its name. GroupNameMissing, GroupNameTaken."""
    _check(draft, group)
    group = Group.objects.select_for_update(of=("self",)).select_related("body").get(pk=group.pk)
    columns = draft.columns()
    changes = log.changes_between({name: getattr(group, name) for name in columns}, columns)
    for name, value in columns.items():
        setattr(group, name, value)
    group.save(update_fields=list(columns))
    group.countries.set(draft.countries)
    group.topics.set(draft.topics)
    group.body.name, group.body.term_years = draft.name, draft.term_years
    group.body.save(update_fields=["name", "term_years"])
    log.record("groupe corrigé", group, by=by, changes=changes)
    return group


def _check(draft: GroupDraft, group: Group | None) -> None:
    if not (draft.name.strip() and draft.short_name.strip()):
        raise GroupNameMissing
    others = Group.objects.exclude(pk=group.pk) if group else Group.objects.all()
    if others.filter(name__iexact=draft.name.strip()).exists():
        raise GroupNameTaken(name=draft.name.strip())
