"""How an invited person is addressed."""

from datetime import date

from faitiere.domains.events.models import Invitation
from faitiere.domains.people.queries import title_on
from faitiere.domains.people.rules import titles


def title(invitation: Invitation, on: date) -> str:
    """Return the title of the day of an invited person, in the right gender; nothing when none is known."""
    if invitation.person is None:
        return ""
    held = title_on(invitation.person, invitation.authority, on)
    return titles.agree(held, invitation.person.civility)


def salutation(invitation: Invitation, on: date) -> str:
    """Return « Monsieur le Maire » or « Madame »; « Madame, Monsieur » when no person or no civility is known."""
    if invitation.person is None:
        return "Madame, Monsieur"
    return titles.form_of_address(invitation.person.civility, title(invitation, on))
