"""Memberships: requested, opened by an act, ended."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from faitiere.domains.library.models import LibraryDocument
from faitiere.domains.members.choices import ActKind, MembershipState
from faitiere.domains.members.models import Membership
from faitiere.domains.territories.models import Authority
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class AlreadyMember(BusinessError):
    """Two memberships of one authority never share a day."""

    message = "{authority} est déjà adhérente sur cette période (depuis le {start:%d/%m/%Y})."


class AlreadyRequested(BusinessError):
    """One request at a time."""

    message = "Une demande d’adhésion de {authority} attend déjà une décision."


class MembershipEndsBeforeStart(BusinessError):
    """The end comes after the start."""

    message = "La fin de l’adhésion doit suivre son début, le {start:%d/%m/%Y}."


class MembershipAlreadyEnded(BusinessError):
    """A membership ends once."""

    message = "Cette adhésion a déjà pris fin le {on:%d/%m/%Y}."


class StillRequested(BusinessError):
    """What has not begun does not end."""

    message = "Cette adhésion n’est encore qu’une demande : ouvrez-la, ou refusez-la."


@dataclass(frozen=True)
class Act:
    """The decision by which an authority joined."""

    kind: str = ActKind.UNKNOWN
    number: str = ""
    on: date | None = None
    file: LibraryDocument | None = None

    def columns(self) -> dict[str, Any]:
        """Return the columns, those the act leaves open aside."""
        columns = {"act_kind": self.kind, "act_number": self.number, "act_on": self.on, "act_file": self.file}
        return {name: value for name, value in columns.items() if value}


NO_ACT = Act()


@transaction.atomic
def request(authority: Authority, act: Act = NO_ACT, *, on: date, note: str = "", by: log.Actor) -> Membership:
    """Ask for a membership from a day on. AlreadyMember, AlreadyRequested."""
    _lock(authority)
    _refuse_overlap(authority, on, None)
    if Membership.objects.requested().filter(authority=authority).exists():
        raise AlreadyRequested(authority=authority)
    membership = Membership.objects.create(
        authority=authority, state=MembershipState.REQUESTED, starts_on=on, note=note, **act.columns()
    )
    log.record("adhésion demandée", membership, by=by)
    return membership


@transaction.atomic
def open(  # noqa: A001 - the word of the trade: one opens a membership; always called as memberships.open
    authority: Authority, act: Act = NO_ACT, *, starts_on: date, ends_on: date | None = None, by: log.Actor
) -> Membership:
    """Make an authority a member from a day on; a waiting request becomes that membership.

    AlreadyMember, MembershipEndsBeforeStart.
    """
    _lock(authority)
    if ends_on is not None and ends_on <= starts_on:
        raise MembershipEndsBeforeStart(start=starts_on)
    _refuse_overlap(authority, starts_on, ends_on)
    requested = Membership.objects.requested().filter(authority=authority).first()
    membership = requested or Membership(authority=authority, act_kind=act.kind)
    membership.state, membership.starts_on, membership.ends_on = MembershipState.ACTIVE, starts_on, ends_on
    for name, value in act.columns().items():
        setattr(membership, name, value)
    membership.save()
    changes = {"starts_on": [None, str(starts_on)], "act": ["", f"{act.kind} {act.number}".strip()]}
    log.record("adhésion ouverte", membership, by=by, changes=changes)
    return membership


@transaction.atomic
def end(membership: Membership, *, on: date, is_resigned: bool = False, note: str = "", by: log.Actor) -> Membership:
    """End a membership on a day (the first day that it no longer holds): it lapses, or the authority resigns.

    StillRequested, MembershipAlreadyEnded, MembershipEndsBeforeStart.
    """
    membership = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if membership.state == MembershipState.REQUESTED:
        raise StillRequested
    if membership.ends_on is not None and membership.ends_on <= on:
        raise MembershipAlreadyEnded(on=membership.ends_on)
    if on <= membership.starts_on:
        raise MembershipEndsBeforeStart(start=membership.starts_on)
    before = membership.ends_on
    membership.ends_on = on
    membership.state = MembershipState.RESIGNED if is_resigned else MembershipState.LAPSED
    membership.note = "\n".join(filter(None, [membership.note, note]))
    membership.save(update_fields=["ends_on", "state", "note"])
    verb = "adhésion retirée" if is_resigned else "adhésion échue"
    log.record(verb, membership, by=by, changes={"ends_on": [before and str(before), str(on)]})
    return membership


@transaction.atomic
def refuse(membership: Membership, *, reason: str, by: log.Actor) -> None:
    """Refuse a request: its row goes, the log keeps it. AlreadyMember if it has been decided since."""
    membership = Membership.objects.select_for_update(of=("self",)).select_related("authority").get(pk=membership.pk)
    if membership.state != MembershipState.REQUESTED:
        raise AlreadyMember(authority=membership.authority, start=membership.starts_on)
    log.record("demande d’adhésion refusée", membership.authority, by=by, changes={"reason": ["", reason]})
    membership.delete()


def _lock(authority: Authority) -> None:
    """Let only one decision at a time look at an authority's memberships."""
    Authority.objects.select_for_update(of=("self",)).get(pk=authority.pk)


def _refuse_overlap(authority: Authority, starts_on: date, ends_on: date | None) -> None:
    known = Membership.objects.overlapping(starts_on, ends_on).filter(authority=authority).first()
    if known:
        raise AlreadyMember(authority=authority, start=known.starts_on)
