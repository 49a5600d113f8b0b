"""The gate of the portal: who is here, for which authorities, with which membership; and one rule before every view."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from faitiere.domains.accounts import rules as accounts
from faitiere.domains.accounts.models import User
from faitiere.domains.mandates.models import Mandate
from faitiere.domains.members.choices import MembershipState
from faitiere.domains.members.models import Membership
from faitiere.domains.people.models import ContactPoint, Person
from faitiere.domains.people.queries import offices_on
from faitiere.domains.territories.models import Authority
from faitiere.kernel import clock


class Standing(StrEnum):
    """What a visitor's authorities owe them: the best of them counts."""

    MEMBER = "member"
    LAPSED = "lapsed"
    OUTSIDER = "outsider"


@dataclass(frozen=True)
class Affiliation:
    """An authority that a visitor is elected in, or is the contact of, on the business date."""

    authority: Authority
    standing: Standing
    membership: Membership | None
    is_elected: bool
    role: str

    @property
    def is_member(self) -> bool:
        """Tell whether the authority is a member in good standing."""
        return self.standing == Standing.MEMBER


@dataclass(frozen=True)
class Visitor:
    """Whoever looks at a page of the portal. `person` is missing for a login that nobody has tied to anyone."""

    user: User
    person: Person | None
    affiliations: tuple[Affiliation, ...]
    has_mandates: bool
    on: date

    @property
    def someone(self) -> Person:
        """Return the person, behind the gate of `is_known` or a stricter one."""
        assert self.person is not None  # noqa: S101 - the gate has let in somebody known
        return self.person

    @property
    def standing(self) -> Standing:
        """Return the best standing among the authorities."""
        found = {affiliation.standing for affiliation in self.affiliations}
        return next(standing for standing in Standing if standing in found | {Standing.OUTSIDER})

    @property
    def is_member(self) -> bool:
        """Tell whether one authority at least is a member in good standing."""
        return self.standing == Standing.MEMBER

    def at(self, authority_pk: int) -> Affiliation | None:
        """Return the tie with an authority, or None for another's."""
        return next((tie for tie in self.affiliations if tie.authority.pk == authority_pk), None)


class PortalRequest(HttpRequest):
    """What every view of the portal receives."""

    visitor: Visitor


Rule = Callable[[Visitor], bool]
View = Callable[..., HttpResponse]


def is_signed_in(visitor: Visitor) -> bool:
    """Anybody with a login: it is about their own data or their own keys."""
    return True


def is_known(visitor: Visitor) -> bool:
    """Somebody whose login is tied to a person."""
    return visitor.person is not None


def has_authority(visitor: Visitor) -> bool:
    """Somebody elected in, or contact of, an authority that is or was a member."""
    return any(tie.standing != Standing.OUTSIDER for tie in visitor.affiliations)


def is_member(visitor: Visitor) -> bool:
    """Somebody of an authority whose membership is in force today."""
    return visitor.is_member


def needs_second_factor(visitor: Visitor) -> bool:
    """Staff."""
    return accounts.needs_second_factor(visitor.user)


# What staff reach with a code alone: their own data, and the keys by which they prove the rest.
OWN_BUSINESS = frozenset({is_signed_in, needs_second_factor})


def gate(rule: Rule) -> Callable[[Callable[..., Any]], View]:
    """Let in those whom the rule lets in; send the unknown to sign in, and tell the others kindly why not (403)."""

    def decorate(view: Callable[..., Any]) -> View:
        @wraps(view)
        def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not isinstance(request.user, User):
                return redirect_to_login(request.get_full_path())
            visited = cast("PortalRequest", request)
            visited.visitor = visitor(request.user, on=clock.today())
            allowed = rule(visited.visitor)
            if allowed and rule not in OWN_BUSINESS and _owes_proof(request):
                return redirect_to_login(request.get_full_path(), settings.SECOND_FACTOR_URL)
            response = view(visited, *args, **kwargs) if allowed else _refused(visited)
            # Personal pages stay in no cache: not in a proxy, not behind the « back » of a town hall's computer.
            patch_cache_control(response, private=True, no_store=True)
            return cast("HttpResponse", response)

        gated.rule = rule  # type: ignore[attr-defined]  # read by the house test: every view names its rule
        return gated

    return decorate


def anyone(view: Callable[..., Any]) -> View:
    """Name the rule of the few pages that stand before the door."""
    view.rule = anyone  # type: ignore[attr-defined]  # read by the house test: every view names its rule
    return view


def visitor(user: User, *, on: date) -> Visitor:
    """Load who somebody is on a day: four queries at most."""
    mandates = Mandate.objects.retained().filter(Q(person=OuterRef("pk")) | Q(substitute=OuterRef("pk")))
    person = Person.objects.current().filter(user=user).annotate(has_mandates=Exists(mandates)).first()
    if person is None:
        return Visitor(user, None, (), has_mandates=False, on=on)
    ties = _ties(person, on)
    memberships = _memberships([authority.pk for authority, _role, _elected in ties], on)
    affiliations = tuple(
        Affiliation(authority, *memberships.get(authority.pk, (Standing.OUTSIDER, None)), elected, role)
        for authority, role, elected in ties
    )
    holds = person.has_mandates  # type: ignore[attr-defined]  # annotated above
    return Visitor(user, person, affiliations, has_mandates=holds, on=on)


def _ties(person: Person, on: date) -> list[tuple[Authority, str, bool]]:
    """Return each authority once, an elected office before the part of a contact."""
    lasting = Q(ends_on=None) | Q(ends_on__gt=on)
    contacts = ContactPoint.objects.filter(lasting, person=person, authority__isnull=False)
    ties: dict[int, tuple[Authority, str, bool]] = {}
    for held in offices_on(person, on):
        ties.setdefault(held.office.authority_id, (held.office.authority, held.title, True))
    for contact in contacts.select_related("authority").order_by("pk"):
        if contact.authority is not None:
            ties.setdefault(contact.authority.pk, (contact.authority, contact.role, False))
    return list(ties.values())


def _memberships(authorities: list[int], on: date) -> dict[int, tuple[Standing, Membership | None]]:
    """Return what each authority's memberships make of it on a day: in force, past, or nothing."""
    found: dict[int, tuple[Standing, Membership | None]] = {}
    rows = Membership.objects.filter(authority__in=authorities, starts_on__lte=on)
    for membership in rows.exclude(state=MembershipState.REQUESTED).order_by("starts_on", "pk"):
        lasts = membership.ends_on is None or on < membership.ends_on
        found[membership.authority_id] = (Standing.MEMBER if lasts else Standing.LAPSED, membership)
    return found


def _owes_proof(request: HttpRequest) -> bool:
    """Tell whether somebody of the staff, whom rules let further than members, has not shown their second factor."""
    if not (isinstance(request.user, User) and accounts.needs_second_factor(request.user)):
        return False
    return not accounts.has_second_factor(request.session, request.user, clock.real_now())


def _refused(request: PortalRequest) -> HttpResponse:
    return render(request, "portal/refused.html", {"visitor": request.visitor}, status=403)
