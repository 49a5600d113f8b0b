"""Registering oneself or colleagues: whom the event is for, the questions asked, the confirmation that leaves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from faitiere.domains.accounts.models import User
from faitiere.domains.events.choices import EventState, PlaceState
from faitiere.domains.events.messages import registrations as messages
from faitiere.domains.events.models import Event, Registration, Session
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.services import places, registrations, session_places
from faitiere.domains.events.services.registering import confirmations, eligibility
from faitiere.domains.events.services.registrations import Guest
from faitiere.domains.library.queries import identity
from faitiere.domains.questionnaires.queries import Value
from faitiere.domains.questionnaires.services import responses
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail import outbox

OVER = {EventState.CANCELLED, EventState.HELD}


class TooLateToChange(BusinessError):
    """The event is behind, or will not be."""

    message = "« {event} » est {state} : l’inscription ne se modifie plus."


class RegistrationGone(BusinessError):
    """What was cancelled is asked for again, not changed."""

    message = "Cette inscription est annulée. Vous pouvez vous inscrire à nouveau."


@dataclass(frozen=True)
class Wish:
    """What somebody asks for beside a place: sessions, and the answers to the questions of the event."""

    sessions: Sequence[Session] = ()
    answers: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Enrolment:
    """What became of it. Whether the address was known is for whoever acts for it, never for a stranger."""

    registration: Registration
    was_known: bool


NOTHING_MORE = Wish()


@transaction.atomic
def enrol(event: Event, guest: Guest, wish: Wish = NOTHING_MORE, *, by: log.Actor, now: datetime) -> Enrolment:
    """Register somebody for whom the event is, and write to them.

    An address already registered changes nothing: its holder, and nobody else, is sent the personal link. Refuses as
    `eligibility` and `registrations.register` do, or AnswersRefused.
    """
    eligibility.refuse_unless_concerned(event, guest, now=now)
    for session in wish.sessions:
        if session.is_members_only:
            eligibility.refuse_unless_member(session, guest.authority, now=now)
    if not isinstance(by, User):
        eligibility.refuse_strangers(event, guest, wish.sessions, now=now)
    places.hold(event)
    standing = Registration.objects.filter(event=event, email__iexact=guest.email.strip())
    known = standing.exclude(state=PlaceState.CANCELLED).select_related("event__venue").first()
    if known:
        _recall(known, now)
        return Enrolment(known, was_known=True)
    registration = registrations.register(event, guest, sessions=wish.sessions, by=by, now=now)
    _answer(registration, wish, by=by, now=now)
    confirmations.confirm(registration, now=now)
    return Enrolment(registration, was_known=False)


@transaction.atomic
def enrol_on_behalf(
    event: Event,
    guest: Guest,
    sessions: Sequence[Session] = (),
    *,
    override: bool = False,
    by: log.Actor,
    now: datetime,
) -> Enrolment:
    """Register somebody as staff do, who answer for it that the event is for them, and write to them.

    An address already registered keeps its registration, and takes the sessions asked in addition. `override` grants a
    place beyond capacity. The refusals of `registrations.register`.
    """
    places.hold(event)
    known = registrations.standing(event, guest.email)
    registration = registrations.register(event, guest, sessions=sessions, override=override, by=by, now=now)
    if known is None:
        confirmations.confirm(registration, now=now)
    return Enrolment(registration, was_known=known is not None)


@transaction.atomic
def enrol_all(event: Event, guests: Iterable[tuple[Guest, Wish]], *, by: log.Actor, now: datetime) -> list[Enrolment]:
    """Register several people, all or nobody. The refusals of `enrol`."""
    return [enrol(event, guest, wish, by=by, now=now) for guest, wish in guests]


@transaction.atomic
def revise(registration: Registration, wish: Wish, *, needs: str, by: log.Actor, now: datetime) -> Registration:
    """Change sessions, answers and needs. TooLateToChange, RegistrationGone, and the refusals of `enrol`."""
    places.hold(registration.event)
    registration.refresh_from_db(fields=["state"])
    _refuse_if_over(registration)
    if registration.state == PlaceState.CANCELLED:
        raise RegistrationGone
    kept = {place.session_id for place in session_places.held(registration)}
    for session in wish.sessions:
        if session.is_members_only and session.pk not in kept:
            eligibility.refuse_unless_member(session, registration.authority, now=now)
            if registration.registered_by_id is None:
                eligibility.refuse_unless_vouched(session, registration, now=now)
    session_places.choose(registration, wish.sessions, by=by, now=now)
    registration.needs = needs
    registration.save(update_fields=["needs"])
    _answer(registration, wish, by=by, now=now)
    return registration


@transaction.atomic
def cancel(registration: Registration, *, by: log.Actor, now: datetime) -> Registration:
    """Cancel a registration and write it to its holder; the waiting lists move. TooLateToChange."""
    _refuse_if_over(registration)
    already = registration.state == PlaceState.CANCELLED
    registrations.cancel(registration, by=by, now=now)
    if not already:
        confirmations.confirm_cancelled(registration, now=now)
    return registration


def _refuse_if_over(registration: Registration) -> None:
    event = registration.event
    event.refresh_from_db(fields=["state"])
    if event.state in OVER:
        raise TooLateToChange(event=event, state=event.get_state_display())


def _answer(registration: Registration, wish: Wish, *, by: log.Actor, now: datetime) -> None:
    """Keep the answers to the version that was asked; whoever has answered once stays with that version."""
    if registration.responses:
        responses.amend(registration.responses, wish.answers, by=by, now=now)
    elif registration.event.form:
        registration.responses = responses.submit(registration.event.form, wish.answers, by=by, now=now)
        registration.save(update_fields=["responses"])


def _recall(registration: Registration, now: datetime) -> None:
    """Send the personal link again, once an hour at most, however often somebody asks."""
    link = addresses.registration(registration, now=now)
    draft = messages.recalled(registration, link=link, sender_name=identity().name)
    outbox.post(draft, key=f"events.recalled:{registration.pk}:{now:%Y%m%d%H}", now=now)
