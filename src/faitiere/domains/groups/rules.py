"""Who may do what with groups."""

from collections.abc import Callable
from typing import Any

from faitiere.domains.groups.models import GroupMember
from faitiere.domains.mandates.models import Mandate
from faitiere.domains.people.models import ContactPoint
from faitiere.domains.people.rules import is_staff, person_of

Predicate = Callable[..., bool]


def anybody(_actor: Any, _group: Any) -> bool:
    """Let everybody: the network's groups are public."""
    return True


def takes_part(actor: Any, group: Any) -> bool:
    """Let staff, whoever holds a mandate in the group, its contacts, and contacts or élus of its member authorities."""
    if is_staff(actor):
        return True
    person = person_of(actor) if actor.is_active else None
    if person is None:
        return False
    present = GroupMember.objects.filter(group=group, ends_on=None)
    authorities = present.values("authority")
    return (
        Mandate.objects.retained().filter(seat__body=group.body_id, person=person, ends_on=None).exists()
        or present.filter(contacts=person).exists()
        or person.offices.filter(authority__in=authorities, ends_on=None).exists()
        or ContactPoint.objects.filter(person=person, authority__in=authorities, ends_on=None).exists()
    )


PERMISSIONS: dict[str, Predicate] = {
    "groups.view": anybody,
    "groups.view_contacts": takes_part,
    "groups.create": is_staff,
    "groups.update": is_staff,
    "steps.record": is_staff,
    "steps.judge": is_staff,
    "group_members.join": is_staff,
    "group_members.leave": is_staff,
}
