"""Answers that come back from the calendars of those invited."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from faitiere.domains.events.choices import AnswerKind, AnswerWay, ChangeKind
from faitiere.domains.events.models import EventChange, Invitation
from faitiere.domains.events.services import answers
from faitiere.domains.events.services.answers import Reply
from faitiere.gateways import calendar_replies
from faitiere.gateways.calendar_replies import CalendarReply
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

ANSWERS = {
    "ACCEPTED": AnswerKind.YES,
    "DECLINED": AnswerKind.NO,
    "TENTATIVE": AnswerKind.UNSURE,
    "DELEGATED": AnswerKind.SUBSTITUTE,
}
# After one of these, what was answered before speaks of another date.
TURNS = [ChangeKind.MOVED, ChangeKind.POSTPONED, ChangeKind.CANCELLED]


class Outcome(StrEnum):
    """What became of a message."""

    KEPT = "réponse enregistrée"
    NEWER_KNOWN = "une réponse plus récente est connue"
    OTHER_DATE = "répond à une date qui a changé depuis"
    NOT_INVITED = "personne d’invité à cette adresse"
    FORGED = "l’expéditeur n’est pas la personne qui répond"
    REFUSED = "refusée"
    NO_ANSWER = "aucune réponse d’agenda"


def work(messages: Iterable[bytes], *, by: log.Actor, now: datetime) -> Counter[Outcome]:
    """Read messages and keep the answers they carry; return how many met which outcome."""
    met: Counter[Outcome] = Counter()
    for raw in messages:
        reply = calendar_replies.read(raw)
        met[receive(reply, by=by, now=now) if reply else Outcome.NO_ANSWER] += 1
    return met


def receive(reply: CalendarReply, *, by: log.Actor, now: datetime) -> Outcome:
    """Keep the answer of a calendar: that of the person invited, to the present date, newer than what is known.

    A shared mailbox that was invited twice does not say who answers: its answer is left to the personal links.
    """
    kind = ANSWERS.get(reply.status)
    if kind is None:
        return Outcome.NO_ANSWER
    if reply.is_forged:
        return Outcome.FORGED
    found = Invitation.objects.standing().filter(event__uid=reply.uid, email__iexact=reply.attendee)
    invited = list(found.select_related("event", "person", "authority").order_by("pk")[:2])
    if len(invited) != 1 or not reply.attendee:
        return Outcome.NOT_INVITED
    return _kept(invited[0], kind, reply, by=by, now=now)


def _kept(invitation: Invitation, kind: AnswerKind, reply: CalendarReply, *, by: log.Actor, now: datetime) -> Outcome:
    later = EventChange.objects.filter(event=invitation.event, kind__in=TURNS)
    if reply.sequence is not None and later.filter(sequence__gt=reply.sequence).exists():
        return Outcome.OTHER_DATE
    if invitation.answered_at and reply.said_at <= invitation.answered_at:
        return Outcome.NEWER_KNOWN
    said = Reply(
        kind,
        reply.said_at,
        AnswerWay.CALENDAR,
        substitute_name=reply.delegate,
        substitute_email=reply.delegate,
    )
    try:
        answers.answer(invitation, said, by=by, now=now)
    except BusinessError:
        return Outcome.REFUSED
    return Outcome.KEPT
