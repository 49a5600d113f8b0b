"""What anybody may know of a group: no contact, no letter, no account, no judgement's author."""

from dataclasses import dataclass
from datetime import date

from faitiere.domains.groups.choices import GroupState
from faitiere.domains.groups.models import Group, GroupMember
from faitiere.domains.groups.queries.directory import LEADING
from faitiere.domains.groups.queries.page import step_events
from faitiere.domains.groups.queries.states import StateOn, state_on
from faitiere.domains.mandates import queries as mandates
from faitiere.domains.mandates.choices import SeatRole
from faitiere.domains.mandates.queries import Standing
from faitiere.domains.people.queries import Event, merged
from faitiere.domains.territories.models import Authority, Country
from faitiere.domains.thesaurus.models import Topic


@dataclass(frozen=True)
class PublicPage:
    """A group on a day, with its public history."""

    state: StateOn
    presidency: Standing | None
    others: tuple[Standing, ...]
    authorities: tuple[Authority, ...]
    countries: tuple[Country, ...]
    topics: tuple[Topic, ...]
    history: tuple[Event, ...]

    @property
    def is_active(self) -> bool:
        """Tell whether the group is at work."""
        return self.state.state == GroupState.ACTIVE


def public_page(group: Group, on: date) -> PublicPage:
    """Return what the public page of a group tells on a day: ten queries whatever its history.

    Who presided a sitting once is part of the history only.
    """
    seated = mandates.composition(group.body, on)
    leading = [standing for standing in seated if standing.seat.role in LEADING][:1]
    members = GroupMember.objects.taking_part(on).filter(group=group).select_related("authority__country")
    return PublicPage(
        state=state_on(group, on),
        presidency=leading[0] if leading else None,
        others=tuple(
            one for one in seated if one.is_held and one not in leading and one.seat.role != SeatRole.CHAIR_OF_MEETING
        ),
        authorities=tuple(member.authority for member in members.order_by("authority__name", "pk")),
        countries=tuple(group.countries.all()),
        topics=tuple(group.topics.all()),
        history=tuple(merged(step_events(group), mandates.statements(group.body))),
    )
