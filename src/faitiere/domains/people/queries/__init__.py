"""What the people room answers."""

from faitiere.domains.people.queries.offices import (
    HeldOffice,
    held_offices,
    main_office,
    offices_in_force,
    offices_on,
    title_on,
    titles_on,
)
from faitiere.domains.people.queries.organizations import named_on, organization_on
from faitiere.domains.people.queries.reach import contacts_of, email_of, emails_of, mailboxes_of, shown_in_groups
from faitiere.domains.people.queries.searching import search, search_organizations
from faitiere.domains.people.queries.silences import Silence, silences, successors
from faitiere.domains.people.queries.timeline import Event, audit_events, merged, timeline

__all__ = [
    "Event",
    "HeldOffice",
    "Silence",
    "audit_events",
    "contacts_of",
    "email_of",
    "emails_of",
    "held_offices",
    "mailboxes_of",
    "main_office",
    "merged",
    "named_on",
    "offices_in_force",
    "offices_on",
    "organization_on",
    "search",
    "search_organizations",
    "shown_in_groups",
    "silences",
    "successors",
    "timeline",
    "title_on",
    "titles_on",
]
