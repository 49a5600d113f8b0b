"""Start, pause, resume, stop. What is being handed over at that moment finishes, a few letters at most."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail.models import DispatchState, Mailing, MailingState
from faitiere.kernel.mail.models.dispatch import WAITING
from faitiere.kernel.mail.tasks import ring

State = MailingState


class MailingElsewhere(BusinessError):
    """The mailing is not in a state that allows the deed."""

    message = "Cet envoi est « {state} » : ce geste n’est plus possible."


@transaction.atomic
def start(mailing: Mailing, *, now: datetime, not_before: datetime | None = None) -> Mailing:
    """Let a frozen mailing leave, now or at its hour."""
    mailing = _held(mailing, State.FROZEN)
    mailing.not_before = not_before or mailing.not_before
    mailing.started_at = now
    return _set(mailing, State.RUNNING, now)


@transaction.atomic
def pause(mailing: Mailing, *, reason: str = "", now: datetime) -> Mailing:
    """Hold what has not left."""
    return _set(_held(mailing, State.RUNNING), State.PAUSED, now, reason)


@transaction.atomic
def resume(mailing: Mailing, *, now: datetime) -> Mailing:
    """Go on. Refusals that were seen are excused: the automatic pause counts from here."""
    mailing = _held(mailing, State.PAUSED)
    refused = Q(state=DispatchState.REFUSED)
    mailing.refusals_excused = mailing.dispatches.filter(refused).count()
    mailing.outcomes_excused = mailing.dispatches.filter(refused | Q(state=DispatchState.HANDED_OVER)).count()
    mailing.resting_until = None
    return _set(mailing, State.RUNNING, now)


@transaction.atomic
def stop(mailing: Mailing, *, reason: str = "", now: datetime) -> Mailing:
    """Send no more of it: what has not left is withdrawn, and says why."""
    mailing = _held(mailing, State.FROZEN, State.RUNNING, State.PAUSED)
    mailing.ended_at = now
    mailing.dispatches.filter(state__in=WAITING).update(
        state=DispatchState.WITHDRAWN, reply=(reason or "Envoi arrêté.")[:500], changed_at=now
    )
    return _set(mailing, State.STOPPED, now, reason)


@transaction.atomic
def reschedule(mailing: Mailing, *, not_before: datetime | None, now: datetime) -> Mailing:
    """Give another hour, or none, to what has not left."""
    mailing = _held(mailing, State.FROZEN, State.RUNNING, State.PAUSED)
    mailing.not_before = not_before
    return _set(mailing, State(mailing.state), now, mailing.reason)


def _held(mailing: Mailing, *allowed: MailingState) -> Mailing:
    """Return the row, locked, if it is in a state that allows the deed."""
    held = Mailing.objects.select_for_update().get(pk=mailing.pk)
    if held.state not in allowed:
        raise MailingElsewhere(state=MailingState(held.state).label)
    return held


def _set(mailing: Mailing, state: MailingState, now: datetime, reason: str = "") -> Mailing:
    if state != mailing.state:
        mailing.state, mailing.state_since = state, now
    mailing.reason = reason[:500]
    mailing.save()
    if state == State.RUNNING:
        transaction.on_commit(ring)
    return mailing
