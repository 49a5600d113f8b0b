"""Authorities that join a group and leave it, with the people who follow it there."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q

from faitiere.domains.groups.models import Group, GroupMember
from faitiere.domains.people.models import Person
from faitiere.domains.territories.models import Authority
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class AlreadyInGroup(BusinessError):
    """An authority takes part once."""

    message = "{authority} participe déjà à ce groupe."


class AlreadyLeft(BusinessError):
    """An authority leaves once."""

    message = "{authority} a déjà quitté ce groupe le {on:%d/%m/%Y}."


class LeavesBeforeJoining(BusinessError):
    """The end comes after the start."""

    message = "Le départ doit suivre l’arrivée dans le groupe, le {start:%d/%m/%Y}."


@transaction.atomic
def join(
    group: Group,
    authority: Authority,
    *,
    on: date | None,
    contacts: Iterable[Person] = (),
    source: str = "",
    by: log.Actor,
) -> GroupMember:
    """Let an authority take part from a day on (None: nobody knows since when). AlreadyInGroup."""
    Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
    present = GroupMember.objects.filter(group=group, authority=authority)
    if present.filter(Q(ends_on=None) | Q(ends_on__gt=on) if on else Q()).exists():
        raise AlreadyInGroup(authority=authority)
    member = GroupMember.objects.create(group=group, authority=authority, starts_on=on, source=source)
    member.contacts.set(contacts)
    log.record("collectivité entrée dans le groupe", group, by=by, changes={"authority": ["", str(authority)]})
    return member


@transaction.atomic
def leave(member: GroupMember, *, on: date, by: log.Actor) -> GroupMember:
    """End the part that an authority takes, on a day. AlreadyLeft, LeavesBeforeJoining."""
    member = GroupMember.objects.select_for_update(of=("self",)).select_related("authority", "group").get(pk=member.pk)
    if member.ends_on is not None and member.ends_on <= on:
        raise AlreadyLeft(authority=member.authority, on=member.ends_on)
    if member.starts_on and on <= member.starts_on:
        raise LeavesBeforeJoining(start=member.starts_on)
    member.ends_on = on
    member.save(update_fields=["ends_on"])
    log.record("collectivité sortie du groupe", member.group, by=by, changes={"authority": [str(member.authority), ""]})
    return member


@transaction.atomic
def set_contacts(member: GroupMember, contacts: Iterable[Person], *, by: log.Actor) -> GroupMember:
    """Say who follows the group for an authority."""
    before = sorted(str(person) for person in member.contacts.all())
    member.contacts.set(contacts)
    after = sorted(str(person) for person in member.contacts.all())
    if before != after:
        changes = {str(member.authority): [", ".join(before), ", ".join(after)]}
        log.record("contacts du groupe mis à jour", member.group, by=by, changes=changes)
    return member
