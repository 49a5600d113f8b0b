"""Minutes: drafted, edited by several without losing a word, published, corrected."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from faitiere.domains.events.choices import EventState, MinutesAccess
from faitiere.domains.events.messages import day as messages
from faitiere.domains.events.models import Decision, Event, Minutes, Registration
from faitiere.domains.events.models.when import When
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.queries.minutes import participants
from faitiere.domains.events.services import events
from faitiere.domains.events.services.events import EventDraft, Links
from faitiere.domains.library.models import LibraryDocument, LibraryImage
from faitiere.domains.library.queries import identity
from faitiere.domains.people.models import Person
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail import outbox


class MinutesChanged(BusinessError):
    """A colleague has saved meanwhile: nothing of either text is lost."""

    message = (
        "Ce compte rendu a été modifié pendant que vous écriviez. "
        "Votre texte est gardé ci-dessous : comparez, puis enregistrez."
    )


class MinutesEmpty(BusinessError):
    """Nothing is published that says nothing."""

    message = "Écrivez le compte rendu, ajoutez une décision ou joignez un fichier avant de publier."


class MeetingNotHeld(BusinessError):
    """Minutes tell of a meeting that took place."""

    message = "Indiquez d’abord que « {event} » s’est tenu."


class CorrectionMissing(BusinessError):
    """Readers of published minutes are told what changed."""

    message = "Ce compte rendu est publié : dites en une phrase ce qui est corrigé."


class NextMeetingKnown(BusinessError):
    """One meeting prepares one next meeting."""

    message = "La prochaine rencontre est déjà créée : « {event} »."


@dataclass(frozen=True)
class DecisionDraft:
    """A decision or a follow-up as typed; `pk` names one that is already known."""

    text: str
    owner: Person | None = None
    owner_name: str = ""
    due_on: date | None = None
    pk: int | None = None


@dataclass(frozen=True)
class MinutesDraft:
    """What the minutes say."""

    text: str = ""
    attendance_note: str = ""
    access: MinutesAccess = MinutesAccess.MEMBERS
    file: LibraryDocument | None = None
    recording_url: str = ""
    recording_until: date | None = None
    decisions: tuple[DecisionDraft, ...] = ()
    photos: tuple[LibraryImage, ...] = ()
    correction: str = ""

    def columns(self) -> dict[str, object]:
        """Return the columns of the minutes themselves."""
        apart = {"decisions", "photos", "correction"}
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name not in apart}


@transaction.atomic
def begin(event: Event, draft: MinutesDraft, *, by: log.Actor, now: datetime) -> Minutes:
    """Write the first draft; when a colleague has begun already, refuse rather than overwrite. MinutesChanged."""
    minutes, is_new = Minutes.objects.get_or_create(event=event, defaults=draft.columns())
    if not is_new:
        raise MinutesChanged
    _write_parts(minutes, draft)
    log.record("compte rendu commencé", minutes, by=by, at=now)
    return minutes


@transaction.atomic
def edit(minutes: Minutes, draft: MinutesDraft, *, version: int, by: log.Actor, now: datetime) -> Minutes:
    """Save over the version that was read, and no other: MinutesChanged. CorrectionMissing once it is published.

    What was written before stays in the log.
    """
    correcting = minutes.published_at is not None
    if correcting and not draft.correction.strip():
        raise CorrectionMissing
    before = {name: getattr(minutes, name) for name in draft.columns()}
    said = {"corrected_at": now, "correction": draft.correction.strip()} if correcting else {}
    read = Minutes.objects.filter(pk=minutes.pk, version=version)
    if not read.update(version=F("version") + 1, **draft.columns(), **said):
        raise MinutesChanged
    minutes.refresh_from_db()
    _write_parts(minutes, draft)
    verb = "compte rendu corrigé" if correcting else "compte rendu modifié"
    log.record(verb, minutes, by=by, at=now, changes=log.changes_between(before, draft.columns()))
    return minutes


@transaction.atomic
def publish(minutes: Minutes, *, by: log.Actor, now: datetime) -> Minutes:
    """Publish minutes of a meeting that was held, and tell those who took part. MeetingNotHeld, MinutesEmpty.

    Published twice, they are published and told once. What is kept for staff is told to nobody.
    """
    if minutes.event.state != EventState.HELD:
        raise MeetingNotHeld(event=minutes.event)
    if not (minutes.text.strip() or minutes.file_id or minutes.decisions.exists()):
        raise MinutesEmpty
    if Minutes.objects.filter(pk=minutes.pk, published_at=None).update(published_at=now, version=F("version") + 1):
        log.record("compte rendu publié", minutes, by=by, at=now)
        _tell(minutes, now=now)
    minutes.refresh_from_db()
    return minutes


@transaction.atomic
def finish(decision: Decision, *, on: date, by: log.Actor, now: datetime) -> Decision:
    """Say that what was decided is done; said again, the first day stays."""
    if decision.done_on is None:
        decision.done_on = on
        decision.save(update_fields=["done_on"])
        changes = {"décision": [None, decision.text], "fait le": [None, on.isoformat()]}
        log.record("décision réalisée", decision.minutes, by=by, at=now, changes=changes)
    return decision


@transaction.atomic
def plan_next(minutes: Minutes, when: When, *, by: log.Actor, now: datetime) -> Event:
    """Create the next meeting, alike but for its date, and tie it to these minutes. NextMeetingKnown."""
    if minutes.next_event is not None:
        raise NextMeetingKnown(event=minutes.next_event)
    held = minutes.event
    draft = EventDraft(**{**_same(held), "episode": held.episode + 1 if held.episode else None})
    links = Links(held.countries.all(), held.topics.all(), held.hosts.all())
    following = events.create(draft, when, capacity=held.capacity, links=links, by=by, now=now)
    minutes.next_event = following
    minutes.save(update_fields=["next_event"])
    log.record("prochaine rencontre créée", minutes, by=by, at=now, changes={"rencontre": ["", str(following)]})
    return following


def _tell(minutes: Minutes, *, now: datetime) -> None:
    if minutes.access == MinutesAccess.STAFF:
        return
    sender_name = identity().name
    drafts = {
        f"events.minutes:{minutes.pk}:{one.pk}": messages.minutes_published(
            minutes, one, url=_address(minutes, one, now), sender_name=sender_name
        )
        for one in participants(minutes.event)
        if one.email
    }
    outbox.post_all(drafts, now=now)


def _address(minutes: Minutes, one: Registration, now: datetime) -> str:
    """Return the public page, or a personal link to what is not public: most of those who came have no account."""
    is_public = minutes.access == MinutesAccess.PUBLIC
    return addresses.event_minutes(minutes.event) if is_public else addresses.minutes(one, now=now)


def _same(held: Event) -> dict[str, Any]:
    """Return what one meeting of a cycle has in common with the next; its links to one day are left out."""
    own = {"edition", "video_url", "outside_url", "registration_opens_at", "registration_closes_at", "source"}
    return {field.name: getattr(held, field.name) for field in fields(EventDraft) if field.name not in own}


def _write_parts(minutes: Minutes, draft: MinutesDraft) -> None:
    minutes.photos.set(draft.photos)
    _write_decisions(minutes, [one for one in draft.decisions if one.text.strip()])


def _write_decisions(minutes: Minutes, drafts: Iterable[DecisionDraft]) -> None:
    known = {decision.pk: decision for decision in minutes.decisions.all()}
    for order, draft in enumerate(drafts):
        decision = known.pop(draft.pk or 0, None) or Decision(minutes=minutes)
        decision.order, decision.text = order, draft.text.strip()
        decision.owner, decision.owner_name, decision.due_on = draft.owner, draft.owner_name, draft.due_on
        decision.save()
    Decision.objects.filter(pk__in=known).delete()
