"""Answers to invitations: the newest wins, and a yes is a registration like any other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from faitiere.domains.events.choices import AnswerKind, AnswerWay, EventState, PlaceState, Side
from faitiere.domains.events.models import Invitation, Registration, Session
from faitiere.domains.events.services import places, registrations, session_places
from faitiere.domains.events.services.registering import confirmations, eligibility
from faitiere.domains.events.services.registrations import Guest
from faitiere.domains.people.queries import title_on
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

AWAITED = {EventState.SAVE_THE_DATE, EventState.OPEN}


class InvitationWithdrawn(BusinessError):
    """The invitation was taken back."""

    message = "Cette invitation n’est plus valable. Écrivez à l’équipe du réseau si vous pensez que c’est une erreur."


class NothingToAnswer(BusinessError):
    """The event is over, or has no date any more."""

    message = "« {event} » est {state} : il n’y a pas de réponse à donner."


class SubstituteMissing(BusinessError):
    """Who comes instead has a name."""

    message = "Indiquez le nom de la personne qui viendra à votre place."


@dataclass(frozen=True)
class Reply:
    """What somebody answers, when they said it, and by which way. `sessions` is None to leave the choice as it is."""

    kind: AnswerKind
    at: datetime
    way: AnswerWay
    substitute_name: str = ""
    substitute_email: str = ""
    sessions: Sequence[Session] | None = None
    needs: str = ""


@transaction.atomic
def answer(invitation: Invitation, reply: Reply, *, by: log.Actor, now: datetime) -> Invitation:
    """Keep an answer unless a newer one is known. A yes, or a substitute, takes a place; anything else frees it.

    Whoever takes the place is written to: their link, the event for their calendar, the way into the video meeting.
    The date of an answer is that of whoever gave it, never later than now. Refusals of a registration refuse the
    answer too. InvitationWithdrawn, NothingToAnswer, SubstituteMissing, RegistrationClosed, QuotaReached,
    AuthorityMissing, MembersOnly.
    """
    places.hold(invitation.event)
    invitation.refresh_from_db()
    _refuse(invitation, reply, now)
    said_at = min(reply.at, now)
    if invitation.answered_at and said_at < invitation.answered_at:
        return invitation
    before = invitation.get_answer_display()
    sends_somebody = reply.kind == AnswerKind.SUBSTITUTE
    invitation.answer, invitation.answered_at, invitation.answered_way = reply.kind, said_at, reply.way
    invitation.answered_by = str(by)[:60]
    invitation.substitute_name = reply.substitute_name.strip()[:150] if sends_somebody else ""
    invitation.substitute_email = reply.substitute_email.strip() if sends_somebody else ""
    invitation.save()
    _seat(invitation, reply, by=by, now=now)
    after = " ".join(filter(None, [invitation.get_answer_display(), invitation.substitute_name]))
    log.record("réponse à une invitation", invitation, by=by, at=now, changes={"answer": [before, after]})
    return invitation


def _refuse(invitation: Invitation, reply: Reply, now: datetime) -> None:
    event = invitation.event
    event.refresh_from_db(fields=["state"])
    if invitation.withdrawn_at:
        raise InvitationWithdrawn
    if event.state not in AWAITED:
        raise NothingToAnswer(event=event, state=event.get_state_display())
    if reply.kind == AnswerKind.SUBSTITUTE and not reply.substitute_name.strip():
        raise SubstituteMissing
    for session in reply.sessions or ():
        if session.is_members_only:
            eligibility.refuse_unless_member(session, invitation.authority, now=now)


def _seat(invitation: Invitation, reply: Reply, *, by: log.Actor, now: datetime) -> None:
    """Make the registrations say what the answer says."""
    guest, registration = _guest(invitation, reply, now), None
    for other in _theirs(invitation):
        is_own = reply.kind == AnswerKind.YES and other.invitation_id is None
        if guest and (is_own or str(other) == f"{guest.first_name} {guest.last_name}"):
            registration = other
        else:
            _unseat(invitation, other, by=by, now=now)
    if guest is None:
        return
    is_new = registration is None
    registration = registration or registrations.register(invitation.event, guest, by=by, now=now)
    Registration.objects.filter(pk=registration.pk).update(
        invitation=invitation, needs=reply.needs or registration.needs
    )
    if reply.sessions is not None:
        session_places.choose(registration, reply.sessions, by=by, now=now)
    if is_new:
        confirmations.confirm(registration, now=now)


def _unseat(invitation: Invitation, registration: Registration, *, by: log.Actor, now: datetime) -> None:
    """Cancel a registration that the answer ends; whoever did not answer (who was to come instead) is told."""
    registrations.cancel(registration, by=by, now=now)
    if registration.email.lower() != invitation.email.lower():
        confirmations.confirm_cancelled(registration, now=now)


def _theirs(invitation: Invitation) -> list[Registration]:
    """Return the standing registrations of an invitation, and those its guest made without it."""
    own = Q(person=invitation.person, person__isnull=False)
    if invitation.email:
        # A mailbox shared by a town hall: a colleague who registered with it keeps the place.
        own |= Q(email__iexact=invitation.email) & (Q(person=None) | Q(person=invitation.person))
    found = Registration.objects.filter(Q(invitation=invitation) | own & Q(invitation=None), event=invitation.event)
    return list(found.exclude(state=PlaceState.CANCELLED).select_related("event").order_by("pk"))


def _mailbox(invitation: Invitation) -> str:
    """Return the address of who comes; none when it is that of somebody else's registration (a shared mailbox)."""
    email = invitation.substitute_email or invitation.email
    others = Registration.objects.filter(event=invitation.event, email__iexact=email, invitation__isnull=False)
    is_shared = others.exclude(invitation=invitation).exclude(state=PlaceState.CANCELLED).exists()
    return "" if is_shared else email


def _guest(invitation: Invitation, reply: Reply, now: datetime) -> Guest | None:
    """Return who takes the place: the person invited, whom they send, or nobody."""
    if reply.kind not in {AnswerKind.YES, AnswerKind.SUBSTITUTE}:
        return None
    person = invitation.person if reply.kind == AnswerKind.YES else None
    if person:
        first, last = person.first_name, person.last_name
    else:
        first, last = _names(invitation.substitute_name or str(invitation))
    return Guest(
        first_name=first[:100],
        last_name=last[:100],
        email=_mailbox(invitation),
        role=title_on(person, invitation.authority, now.date())[:150] if person else "",
        person=person,
        authority=invitation.authority,
        side=Side(invitation.side),
        needs=reply.needs,
        invitation=invitation,
    )


def _names(full: str) -> tuple[str, str]:
    """Return first name and last name, as one says them in that order."""
    first, _space, last = full.strip().partition(" ")
    return (first, last) if last else ("", first)
