"""Whom an event is for, asked of whoever registers by themselves; staff who register somebody answer for it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from faitiere.domains.events.choices import EventAudience
from faitiere.domains.events.models import Event, Invitation, Registration, Session
from faitiere.domains.events.queries.registering.vouching import speaks_for
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


class AddressUnknown(BusinessError):
    """Naming an authority is no proof of coming from it."""

    message = (
        "« {what} » est réservé, et cette adresse n’est pas connue pour {authority}. Utilisez votre adresse "
        "professionnelle, faites-vous inscrire par un collègue depuis l’espace adhérent, ou écrivez-nous."
    )


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


def refuse_strangers(event: Event, guest: Guest, sessions: Iterable[Session], *, now: datetime) -> None:
    """Refuse whoever has not signed in and only says for whom they come, where that opens something. AddressUnknown.

    Video links, programmes and minutes follow a registration: a name typed in a form must not give them away.
    """
    if event.audience != EventAudience.PUBLIC and not _is_invited(event, guest):
        refuse_unless_vouched(event, guest, now=now)
    for session in sessions:
        if session.is_members_only:
            refuse_unless_vouched(session, guest, now=now)


def refuse_unless_vouched(what: object, who: Guest | Registration, *, now: datetime) -> None:
    """Refuse an address that does not speak for the authority it names. AddressUnknown."""
    on = timezone.localdate(now)
    if who.authority and not speaks_for(who.authority, who.email, who.person, on):
        raise AddressUnknown(what=what, authority=who.authority)


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
    return Invitation.objects.standing().filter(same, event=event).exists()
