"""What the groups room answers."""

from faitiere.domains.groups.queries.assignments import Assignment, assignments_of
from faitiere.domains.groups.queries.directory import (
    GroupCard,
    Heading,
    cards_on,
    directory,
    presidency_seat,
    vacant_presidencies,
)
from faitiere.domains.groups.queries.engaged import engaged_on
from faitiere.domains.groups.queries.finding import search
from faitiere.domains.groups.queries.page import GroupPage, MemberCard, group_page, groups_of, members_on, timeline
from faitiere.domains.groups.queries.public import PublicPage, public_page
from faitiere.domains.groups.queries.states import StateOn, state_on, states_on

__all__ = [
    "Assignment",
    "GroupCard",
    "GroupPage",
    "Heading",
    "MemberCard",
    "PublicPage",
    "StateOn",
    "assignments_of",
    "cards_on",
    "directory",
    "engaged_on",
    "group_page",
    "groups_of",
    "members_on",
    "presidency_seat",
    "public_page",
    "search",
    "state_on",
    "states_on",
    "timeline",
    "vacant_presidencies",
]
