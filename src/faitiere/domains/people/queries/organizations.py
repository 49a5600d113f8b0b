"""Organisations through their mergers."""

from datetime import date

from faitiere.domains.people.models import Organization

MERGERS_AT_MOST = 10  # a chain longer than this would be a loop


def organization_on(organization: Organization, on: date) -> Organization:
    """Return the organisation that stands in its place on a day: itself, or what replaced it by then."""
    for _merger in range(MERGERS_AT_MOST):
        if organization.successor is None or organization.ends_on is None or on < organization.ends_on:
            break
        organization = organization.successor
    return organization


def named_on(organization: Organization, on: date) -> str:
    """Return its name on a day, with the former one when it changed: « DCTCIV (ancienne DAECT) »."""
    standing = organization_on(organization, on)
    return str(standing) if standing == organization else f"{standing} (auparavant {organization})"
