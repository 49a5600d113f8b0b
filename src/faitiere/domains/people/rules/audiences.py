"""Who sees which datum about a person. Screens filter by this table; « Qui voit mes données ? » is printed from it."""

from faitiere.domains.people.choices import Audience, ContactKind, ContactPurpose
from faitiere.domains.people.models import ContactPoint

# An address given to work together is shown to those one works with. Home addresses never are, nor what was given in
# order to be invited or to receive the newsletter.
_SHARED_KINDS = frozenset({ContactKind.EMAIL, ContactKind.PHONE})
_SHARED = {
    ContactPurpose.MANDATE: Audience.GROUPS,
    ContactPurpose.MEMBERSHIP: Audience.GROUPS,
}


def audience_of(contact: ContactPoint) -> Audience:
    """Return the widest circle that sees an address."""
    if contact.kind not in _SHARED_KINDS:
        return Audience.STAFF
    return _SHARED.get(ContactPurpose(contact.purpose), Audience.STAFF)


def is_shown_in_groups(contact: ContactPoint) -> bool:
    """Tell whether those who take part in the same groups see an address."""
    return audience_of(contact) == Audience.GROUPS
