"""Everything about one group on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from faitiere.domains.groups.choices import GroupState
from faitiere.domains.groups.models import Group, GroupMember
from faitiere.domains.groups.queries.directory import LEADING
from faitiere.domains.groups.queries.states import StateOn, state_on
from faitiere.domains.mandates import queries as mandates
from faitiere.domains.mandates.queries import Standing
from faitiere.domains.members.models import Membership
from faitiere.domains.people.models import Person
from faitiere.domains.people.queries import Event, merged, titles_on
from faitiere.domains.territories.models import Authority, Country
from faitiere.domains.thesaurus.models import Topic
from faitiere.kernel.periods import PartialDate


@dataclass(frozen=True)
class Contact:
    """Somebody who follows a group for an authority, with the title of the day."""

    person: Person
    title: str


@dataclass(frozen=True)
class MemberCard:
    """An authority that takes part in a group."""

    member: GroupMember
    contacts: tuple[Contact, ...]
    is_network_member: bool

    @property
    def authority(self) -> Authority:
        """Return the authority."""
        return self.member.authority


@dataclass(frozen=True)
class GroupPage:
    """A group on a day, with its whole history."""

    group: Group
    on: date
    state: StateOn
    presidency: Standing | None
    others: tuple[Standing, ...]
    members: tuple[MemberCard, ...]
    countries: tuple[Country, ...]
    topics: tuple[Topic, ...]
    timeline: tuple[Event, ...]

    @property
    def is_active(self) -> bool:
        """Tell whether the group is at work."""
        return self.state.state == GroupState.ACTIVE


def group_page(group: Group, on: date) -> GroupPage:
    """Return what the page of a group tells on a day: a constant number of queries whatever its history."""
    seated = mandates.composition(group.body, on)
    leading = [standing for standing in seated if standing.seat.role in LEADING]
    return GroupPage(
        group=group,
        on=on,
        state=state_on(group, on),
        presidency=leading[0] if leading else None,
        others=tuple(standing for standing in seated if standing not in leading[:1]),
        members=tuple(members_on(group, on)),
        countries=tuple(group.countries.all()),
        topics=tuple(group.topics.all()),
        timeline=tuple(timeline(group)),
    )


def members_on(group: Group, on: date) -> list[MemberCard]:
    """Return the authorities that take part on a day, by name, with who follows the group there: four queries."""
    members = list(
        GroupMember.objects.taking_part(on)
        .filter(group=group)
        .select_related("authority__country")
        .prefetch_related("contacts")
        .order_by("authority__name", "pk")
    )
    authorities = [member.authority_id for member in members]
    network = set(Membership.objects.in_force(on).filter(authority__in=authorities).values_list("authority", flat=True))
    titles = titles_on([(one.pk, member.authority_id) for member in members for one in member.contacts.all()], on)
    return [
        MemberCard(
            member=member,
            contacts=tuple(Contact(one, titles[one.pk, member.authority_id]) for one in member.contacts.all()),
            is_network_member=member.authority_id in network,
        )
        for member in members
    ]


def groups_of(authority: Authority, on: date) -> list[GroupMember]:
    """Return the groups in which an authority takes part on a day."""
    members = GroupMember.objects.taking_part(on).filter(authority=authority)
    return list(members.select_related("group__zone", "group__body").order_by("group__short_name", "pk"))


def timeline(group: Group) -> list[Event]:
    """Return the life of a group: its steps, mandates, letters, members. Latest first."""
    return merged(step_events(group), mandates.timeline(group.body), _member_events(group))


def step_events(group: Group) -> Iterable[Event]:
    """Tell the turns of a group's life: one query."""
    for step in group.steps.all():
        aside = "" if step.is_retained else " (source écartée)"
        source = f"{step.source}, {step.source_page}".strip(", ")
        told = f"{group.name} : {step.get_kind_display()}{aside}"
        yield Event(step.happened, f"step_{step.kind}", told, source, step.note or step.judgement, step)


def _member_events(group: Group) -> Iterable[Event]:
    for member in GroupMember.objects.filter(group=group).select_related("authority"):
        if member.starts_on:
            joined = PartialDate(member.starts_on)
            yield Event(joined, "member_joined", f"Entrée : {member.authority}", member.source, about=member)
        if member.ends_on:
            yield Event(PartialDate(member.ends_on), "member_left", f"Sortie : {member.authority}", about=member)
