"""When a mailing stops by itself: too many refusals, an unwelcome sender, a relay that cannot be reached."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from faitiere.kernel.mail.models import DispatchState, Mailing, MailingState
from faitiere.kernel.mail.relay.outcomes import Outcome, Verdict

REST = timedelta(minutes=1)


def apply(mailing: Mailing, outcomes: Sequence[Outcome], *, now: datetime) -> None:
    """Look at what a batch met, and hold the mailing when going on would harm: a person decides to resume."""
    verdicts = {outcome.verdict for outcome in outcomes}
    if Verdict.SENDER_REFUSED in verdicts:
        _pause(mailing, f"Le relais refuse l’expéditeur : {_words(outcomes, Verdict.SENDER_REFUSED)}", now)
    elif Verdict.REFUSED in verdicts and (share := _share(mailing)) is not None:
        _pause(mailing, f"{share} % de refus. Dernier : {_words(outcomes, Verdict.REFUSED)}", now)
    elif verdicts == {Verdict.UNSAID}:
        rest(mailing, _words(outcomes, Verdict.UNSAID), now=now)


def rest(mailing: Mailing, why: str, *, now: datetime) -> None:
    """Leave the relay alone for a minute. Nothing is lost: no letter was said."""
    running = Mailing.objects.filter(pk=mailing.pk, state=MailingState.RUNNING)
    running.update(resting_until=now + REST, reason=f"Relais injoignable : {why}"[:500])


def _pause(mailing: Mailing, reason: str, now: datetime) -> None:
    running = Mailing.objects.filter(pk=mailing.pk, state=MailingState.RUNNING)
    running.update(state=MailingState.PAUSED, state_since=now, reason=f"Pause automatique. {reason}"[:500])


def _share(mailing: Mailing) -> int | None:
    """Return the share of refusals since the last start, in percent, when it is too high to go on."""
    refused = mailing.dispatches.filter(state=DispatchState.REFUSED).count() - mailing.refusals_excused
    if refused < mailing.refusals_before_pause:
        return None
    handed = mailing.dispatches.filter(state=DispatchState.HANDED_OVER).count()
    seen = handed + refused + mailing.refusals_excused - mailing.outcomes_excused
    share = 100 * refused // max(seen, 1)
    return share if share >= mailing.share_before_pause else None


def _words(outcomes: Sequence[Outcome], verdict: Verdict) -> str:
    return next(outcome.reply for outcome in reversed(outcomes) if outcome.verdict == verdict)
