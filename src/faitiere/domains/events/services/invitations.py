"""Inviting people, authorities, and guests whom no register knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from faitiere.domains.events.choices import PlaceState, Side
from faitiere.domains.events.exports import calendars
from faitiere.domains.events.messages import invitations as messages
from faitiere.domains.events.messages.invitations import Envelope
from faitiere.domains.events.models import Event, Invitation, Registration
from faitiere.domains.events.queries.salutations import salutation
from faitiere.domains.events.services import places, registrations
from faitiere.domains.events.services.changes import OVER
from faitiere.domains.events.services.registering import confirmations
from faitiere.domains.library.queries import identity
from faitiere.domains.people.models import Person
from faitiere.domains.territories.models import Authority
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail import outbox

Key = tuple[object, ...]
ANEW: dict[str, Any] = {
    "withdrawn_at": None,
    "sent_at": None,
    "reminded_at": None,
    "answer": "",
    "answered_at": None,
    "answered_way": "",
    "substitute_name": "",
    "substitute_email": "",
}


class NoMoreInvitations(BusinessError):
    """Nobody is invited to what is over."""

    message = "« {event} » est {state} : il n’y a plus personne à inviter."


class GuestUnknown(BusinessError):
    """Somebody whom no register knows is known by a name and an address."""

    message = "Donnez le nom et l’adresse électronique de chaque personne qui n’est pas dans l’annuaire."


@dataclass(frozen=True)
class Invitee:
    """Whom to invite, and why."""

    person: Person | None = None
    authority: Authority | None = None
    name: str = ""
    email: str = ""
    side: Side = Side.FRANCE
    why: str = ""

    @property
    def key(self) -> Key:
        """Return what makes two invitations the same."""
        person = self.person.pk if self.person else None
        return _key(person, self.authority.pk if self.authority else None, self.name, self.email)


@dataclass(frozen=True)
class Invited:
    """What became of a list: the new invitations, and how many were invited already."""

    new: list[Invitation]
    already: int


@transaction.atomic
def invite(event: Event, invitees: Iterable[Invitee], *, by: log.Actor, now: datetime) -> Invited:
    """Invite each once: who is invited already keeps that invitation and its answer; who was withdrawn is asked anew.

    Nothing is sent. NoMoreInvitations, GuestUnknown.
    """
    Event.objects.select_for_update().get(pk=event.pk)
    event.refresh_from_db(fields=["state"])
    if event.state in OVER:
        raise NoMoreInvitations(event=event, state=event.get_state_display())
    wanted = {invitee.key: invitee for invitee in invitees}
    if any(not (one.person or one.authority or (one.name and one.email)) for one in wanted.values()):
        raise GuestUnknown
    known = {_key(row.person_id, row.authority_id, row.name, row.email): row for row in event.invitations.all()}
    back = [known[key].pk for key in wanted if key in known and known[key].withdrawn_at]
    Invitation.objects.filter(pk__in=back).update(**ANEW)
    new = Invitation.objects.bulk_create(
        Invitation(
            event=event,
            person=one.person,
            authority=one.authority,
            name="" if one.person else one.name[:150],
            email=one.email.strip(),
            side=one.side,
            why=one.why[:250],
        )
        for key, one in wanted.items()
        if key not in known
    )
    if new or back:
        log.record("invitations ajoutées", event, by=by, at=now, changes={"invitations": [0, len(new) + len(back)]})
    return Invited(new, len(wanted) - len(new) - len(back))


@transaction.atomic
def withdraw(invitation: Invitation, *, by: log.Actor, now: datetime) -> Invitation:
    """Take an invitation back: its link opens nothing any more and the place it held is freed. Twice is once.

    Whoever had received it is told, and the event leaves their calendar; so is the substitute they were sending.
    """
    # The event first, as everybody who moves its places: an answer that comes at this moment waits, or is waited for.
    places.hold(invitation.event)
    if not Invitation.objects.filter(pk=invitation.pk, withdrawn_at=None).update(withdrawn_at=now, queued_at=None):
        return invitation
    held = Registration.objects.filter(invitation=invitation).exclude(state=PlaceState.CANCELLED)
    for registration in held.select_related("event__venue"):
        registrations.cancel(registration, by=by, now=now)
        if registration.email.lower() != invitation.email.lower():
            confirmations.confirm_cancelled(registration, now=now)
    if invitation.sent_at and invitation.email and invitation.event.state not in OVER:
        _tell_withdrawn(invitation, now)
    invitation.refresh_from_db()
    log.record("invitation retirée", invitation, by=by, at=now)
    return invitation


def _tell_withdrawn(invitation: Invitation, now: datetime) -> None:
    network = identity()
    around = Envelope(salutation(invitation, timezone.localdate(now)), "", network.name, network.email)
    calendar = calendars.invitation_cancel(invitation, now=now).decode()
    draft = messages.withdrawn(invitation, around, calendar=calendar)
    outbox.post(draft, key=f"events.withdrawn:{invitation.pk}:{now:%Y%m%d%H%M%S}", now=now)


def _key(person: int | None, authority: int | None, name: str, email: str) -> Key:
    if person:
        return ("person", person)
    return ("authority", authority, name) if authority else ("address", email.strip().lower())
