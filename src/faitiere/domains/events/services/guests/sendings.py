"""Sending invitations and reminders: ordered by rows, so that a worker that dies leaves the rest to the next one."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.utils import timezone

from faitiere.domains.events.choices import EventState, WhenKind
from faitiere.domains.events.exports import calendars
from faitiere.domains.events.messages import invitations as messages
from faitiere.domains.events.messages.invitations import Envelope
from faitiere.domains.events.models import Event, Invitation
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.queries.salutations import salutation
from faitiere.domains.events.services.changes import OVER
from faitiere.domains.events.services.guests import paper
from faitiere.domains.letters.choices import TemplateKind
from faitiere.domains.letters.services import templates
from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.library.queries import identity
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail import outbox
from faitiere.kernel.mail.drafts import Attachment

PDF = "application/pdf"
AROUND = ("event__venue__access_plan", "event__group", "person", "authority")


class NotAnnounced(BusinessError):
    """Nobody is invited to an idea, nor to what was cancelled."""

    message = "« {event} » est {state} : annoncez la date avant d’envoyer les invitations."


class NobodyToInvite(BusinessError):
    """Everybody has received the invitation."""

    message = "Toutes les invitations sont déjà parties."


class NobodyToRemind(BusinessError):
    """Everybody who can be reached has answered."""

    message = "Personne à relancer : chacun a répondu, ou n’a pas d’adresse électronique."


class RemindedToday(BusinessError):
    """Nobody is reminded twice a day."""

    message = "Chacun a déjà été relancé aujourd’hui. Laissez le temps de répondre."


@transaction.atomic
def queue(event: Event, *, by: log.Actor, now: datetime) -> int:
    """Ask that the invitations not sent yet leave; return how many.

    The first letter is set at once, so that a template that cannot serve is refused here and not at night.
    NotAnnounced, NobodyToInvite, LetterNotReady.
    """
    if event.state in OVER | {EventState.IDEA, EventState.POSTPONED}:
        raise NotAnnounced(event=event, state=event.get_state_display())
    waiting = Invitation.objects.standing().filter(event=event, sent_at=None)
    first = waiting.select_related(*AROUND).order_by("pk").first()
    if first is None:
        raise NobodyToInvite
    templates.ensure_default(TemplateKind.INVITATION, by=by)
    paper.set_letters(event, [first], on=timezone.localdate(now), now=now)
    count = waiting.update(queued_at=now)
    log.record("envoi des invitations demandé", event, by=by, at=now, changes={"invitations": [0, count]})
    return count


def send_queued(*, now: datetime, event: Event | None = None, limit: int = 200) -> int:
    """Send up to `limit` of the invitations asked for, one transaction each; return how many; workers share them."""
    sent = 0
    while sent < limit and _send_next(event, now):
        sent += 1
    return sent


@transaction.atomic
def _send_next(event: Event | None, now: datetime) -> bool:
    waiting = Invitation.objects.standing().filter(queued_at__isnull=False).order_by("queued_at", "pk")
    if event is not None:
        waiting = waiting.filter(event=event)
    skips = connection.features.has_select_for_update_skip_locked
    one = waiting.select_for_update(skip_locked=skips, of=("self",)).select_related(*AROUND).first()
    if one is None:
        return False
    # What was cancelled meanwhile is not invited to any more.
    is_on = one.event.state in {EventState.SAVE_THE_DATE, EventState.OPEN}
    if is_on:
        _keep_letter(one, now)
    if is_on and one.email:
        calendar, enclosures = _calendar(one, now), _enclosures(one)
        draft = messages.invited(one, _envelope(one, now), calendar=calendar, enclosures=enclosures)
        outbox.post(draft, key=f"events.invited:{one.pk}:{one.queued_at:%Y%m%d%H%M%S}", now=now)
    one.sent_at, one.queued_at = (now if is_on else one.sent_at), None
    one.save(update_fields=["sent_at", "queued_at", "letter"])
    return True


def _keep_letter(invitation: Invitation, now: datetime) -> None:
    """Keep the letter as it leaves; one that the template cannot write for this guest is left out of the message."""
    try:
        pdf = paper.set_letters(invitation.event, [invitation], on=timezone.localdate(now), now=now)
    except BusinessError:
        return
    invitation.letter.save(f"invitation-{invitation.pk}.pdf", ContentFile(pdf), save=False)


def _enclosures(invitation: Invitation) -> tuple[Attachment, ...]:
    """Return the letter, and the plan of the place unless the team keeps it to itself."""
    venue = invitation.event.venue
    plan = venue.access_plan if venue else None
    enclosed = [Attachment(messages.LETTER, PDF, str(invitation.letter.name))] if invitation.letter else []
    if plan and plan.access != AccessLevel.STAFF:
        enclosed.append(Attachment(plan.filename, plan.content_type, str(plan.file.name)))
    return tuple(enclosed)


@transaction.atomic
def remind(event: Event, *, by: log.Actor, now: datetime) -> int:
    """Remind by e-mail whoever was invited and has not answered, once a day at most; return how many.

    NotAnnounced, NobodyToRemind, RemindedToday.
    """
    if event.state not in {EventState.SAVE_THE_DATE, EventState.OPEN}:
        raise NotAnnounced(event=event, state=event.get_state_display())
    silent = list(
        Invitation.objects.unanswered().filter(event=event).exclude(email="").select_related(*AROUND).order_by("pk")
    )
    if not silent:
        raise NobodyToRemind
    today = timezone.localdate(now)
    due = [one for one in silent if today not in {_day(one.reminded_at), _day(one.sent_at)}]
    if not due:
        raise RemindedToday
    drafts = {f"events.reminded:{one.pk}:{today:%Y%m%d}": messages.reminded(one, _envelope(one, now)) for one in due}
    outbox.post_all(drafts, now=now)
    Invitation.objects.filter(pk__in=[one.pk for one in due]).update(reminded_at=now)
    log.record("relance des invités", event, by=by, at=now, changes={"relances": [0, len(due)]})
    return len(due)


def _day(moment: datetime | None) -> object:
    return timezone.localdate(moment) if moment else None


def _envelope(invitation: Invitation, now: datetime) -> Envelope:
    network = identity()
    return Envelope(
        salutation=salutation(invitation, timezone.localdate(now)),
        link=addresses.invitation(invitation, now=now),
        sender_name=network.name,
        reply_to=network.email,
    )


def _calendar(invitation: Invitation, now: datetime) -> str:
    """Return what a calendar answers; nothing when no day is known."""
    if invitation.event.when_kind not in {WhenKind.EXACT, WhenKind.DAY}:
        return ""
    return calendars.invitation_request(invitation, now=now).decode()
