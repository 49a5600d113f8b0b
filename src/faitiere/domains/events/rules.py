"""Who may do what with events."""

from collections.abc import Callable
from typing import Any

from faitiere.domains.people.rules import is_staff, person_of

Predicate = Callable[..., bool]


def is_staff_or_registered(actor: Any, registration: Any) -> bool:
    """Let staff, whoever the registration is for, and whoever made it."""
    if is_staff(actor):
        return True
    if not actor.is_active:
        return False
    person = person_of(actor)
    mine = person is not None and registration.person_id == person.pk
    return mine or bool(registration.registered_by_id == actor.pk)


def is_staff_or_owner(actor: Any, decision: Any) -> bool:
    """Let staff, or whoever a decision gave something to do."""
    if is_staff(actor):
        return True
    person = person_of(actor) if actor.is_active else None
    return person is not None and decision.owner_id == person.pk


def is_staff_or_invited(actor: Any, invitation: Any) -> bool:
    """Let staff, or the person invited."""
    if is_staff(actor):
        return True
    person = person_of(actor) if actor.is_active else None
    return person is not None and invitation.person_id == person.pk


def is_somebody(actor: Any, person: Any) -> bool:
    """Let everybody act for themselves."""
    return bool(actor.is_active) and person_of(actor) == person


def is_owner(actor: Any, feed: Any) -> bool:
    """Let whoever subscribes to an agenda."""
    return is_somebody(actor, feed.person)


PERMISSIONS: dict[str, Predicate] = {
    "events.view": is_staff,
    "events.create": is_staff,
    "events.edit": is_staff,
    "events.resize": is_staff,
    "events.announce": is_staff,
    "events.open_registration": is_staff,
    "events.move": is_staff,
    "events.postpone": is_staff,
    "events.cancel": is_staff,
    "events.hold": is_staff,
    "series.create": is_staff,
    "series.edit": is_staff,
    "venues.create": is_staff,
    "venues.edit": is_staff,
    "programme.write": is_staff,
    "sites.publish": is_staff,
    "sites.withdraw": is_staff,
    "registrations.view": is_staff,
    "questions.write": is_staff,
    "invitations.view": is_staff,
    "invitations.invite": is_staff,
    "invitations.send": is_staff,
    "invitations.remind": is_staff,
    "invitations.withdraw": is_staff,
    "invitations.answer": is_staff_or_invited,
    "registrations.import": is_staff,
    "registrations.register_beyond_capacity": is_staff,
    "registrations.cancel": is_staff_or_registered,
    "feeds.create": is_somebody,
    "feeds.revoke": is_owner,
    "session_places.choose": is_staff_or_registered,
    "door_passes.open_post": is_staff,
    "door_passes.withdraw": is_staff,
    "attendance.record": is_staff,
    "attendance.walk_in": is_staff,
    "attendance.withdraw": is_staff,
    "certificates.issue": is_staff,
    "minutes.edit": is_staff,
    "minutes.publish": is_staff,
    "minutes.plan_next": is_staff,
    "minutes.finish": is_staff_or_owner,
    "minutes_requests.decide": is_staff,
}
