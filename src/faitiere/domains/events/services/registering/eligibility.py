"""Whom an event is for, asked of whoever registers by themselves; staff who register somebody answer for it."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from faitiere.domains.events.choices import EventAudience
from faitiere.domains.events.models import Event, Invitation
from faitiere.domains.events.services.registrations import Guest
from faitiere.domains.groups.models import GroupMember
from faitiere.domains.members.queries import is_member
from faitiere.domains.territories.models import Authority
from faitiere.kernel.errors import BusinessError

OF_MEMBERS = {EventAudience.MEMBERS, EventAudience.MEMBER_OFFICIALS}


class MembersOnly(BusinessError):
    """The authority is not a member today."""

    message = (
        "« {what} » est réservé aux collectivités adhérentes. {authority} n’est pas adhérente aujourd’hui : "
        "écrivez-nous pour adhérer, ou si vous pensez que c’est une erreur."
    )


class AuthorityMissing(BusinessError):
    """A reserved event needs to know for whom somebody comes."""

    message = "« {what} » est réservé aux collectivités adhérentes : indiquez la vôtre."


class GroupOnly(BusinessError):
    """The authority does not take part in the group."""

    message = "« {event} » est réservé aux collectivités du groupe « {group} ». {authority} n’y participe pas."


class InvitedOnly(BusinessError):
    """Nobody invited this address."""

    message = (
        "« {event} » se tient sur invitation, et cette adresse n’a pas été invitée. Utilisez l’adresse où vous avez "
        "reçu l’invitation, ou écrivez-nous."
    )


def refuse_unless_concerned(event: Event, guest: Guest, *, now: datetime) -> None:
    """Refuse whom an event is not for on the day of registering; an invitation opens any event.

    AuthorityMissing, MembersOnly, GroupOnly, InvitedOnly.
    """
    if event.audience == EventAudience.PUBLIC or _is_invited(event, guest):
        return
    if event.audience in OF_MEMBERS:
        refuse_unless_member(event, guest.authority, now=now)
    elif event.audience == EventAudience.GROUP and event.group is not None:
        _refuse_unless_in_group(event, guest.authority, now)
    else:
        raise InvitedOnly(event=event)


def refuse_unless_member(what: object, authority: Authority | None, *, now: datetime) -> None:
    """Refuse an authority that is not a member on the day. AuthorityMissing, MembersOnly."""
    if authority is None:
        raise AuthorityMissing(what=what)
    if not is_member(authority, timezone.localdate(now)):
        raise MembersOnly(what=what, authority=authority)


def _refuse_unless_in_group(event: Event, authority: Authority | None, now: datetime) -> None:
    if authority is None:
        raise AuthorityMissing(what=event)
    taking_part = GroupMember.objects.taking_part(timezone.localdate(now))
    if not taking_part.filter(group=event.group, authority=authority).exists():
        raise GroupOnly(event=event, group=event.group, authority=authority)


def _is_invited(event: Event, guest: Guest) -> bool:
    if guest.invitation:
        return guest.invitation.event_id == event.pk
    same = Q(email__iexact=guest.email) if guest.email else Q(pk=None)
    if guest.person:
        same |= Q(person=guest.person)
    return Invitation.objects.filter(same, event=event).exists()
