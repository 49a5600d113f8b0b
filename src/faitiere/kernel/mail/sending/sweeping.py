"""Once a minute: what dead workers left behind becomes known for what it is."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from faitiere.kernel.mail.models import Dispatch, DispatchState, Mailing, MailingState
from faitiere.kernel.mail.sending import running

SILENCE = "Le processus d’envoi s’est arrêté sans rendre compte."
STOPPED = "Envoi arrêté."


def sweep(*, now: datetime) -> None:
    """Free what was only reserved, doubt what was being sent.

    Letters that came back to a mailing that had ended are withdrawn if it was stopped; otherwise it goes on.
    """
    expired = Dispatch.objects.filter(lease_until__lt=now)
    expired.filter(state=DispatchState.LEASED).update(state=DispatchState.PLANNED, lease="", lease_until=None)
    # The lease stays: a worker that was only slow may still say what happened, until a person decides.
    expired.filter(state=DispatchState.SENDING).update(
        state=DispatchState.UNCERTAIN, lease_until=None, reply=SILENCE, changed_at=now
    )
    late = Dispatch.objects.waiting()
    late.filter(mailing__in=Mailing.objects.filter(state=MailingState.STOPPED)).update(
        state=DispatchState.WITHDRAWN, reply=STOPPED, changed_at=now
    )
    Mailing.objects.filter(Exists(late.filter(mailing=OuterRef("pk"))), state=MailingState.DONE).update(
        state=MailingState.RUNNING, state_since=now, ended_at=None
    )
    for mailing in Mailing.objects.due(now).order_by("pk"):
        running.finish(mailing)
