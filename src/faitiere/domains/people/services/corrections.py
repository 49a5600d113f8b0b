"""What members ask to correct: proposed, then accepted (and applied) or refused by staff."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from faitiere.domains.accounts.models import User
from faitiere.domains.library.queries import identity
from faitiere.domains.people import messages
from faitiere.domains.people.choices import CorrectionKind, CorrectionState
from faitiere.domains.people.models import Correction, Office, Person
from faitiere.domains.people.services import applications
from faitiere.domains.territories.models import Authority
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail import outbox


class NothingToCorrect(BusinessError):
    """A proposal changes something."""

    message = "Cette valeur est déjà celle de la fiche."


class AlreadyProposed(BusinessError):
    """The same proposal waits already."""

    message = "La même correction attend déjà une réponse."


class AlreadyDecided(BusinessError):
    """A proposal is decided once."""

    message = "Cette correction a déjà été {state} le {on:%d/%m/%Y}."


class RefusalNeedsReason(BusinessError):
    """Whoever proposed deserves to know why not."""

    message = "Indiquez pourquoi la correction est refusée : la personne qui l’a proposée lira votre réponse."


@dataclass(frozen=True)
class CorrectionDraft:
    """A proposal. What `details` holds depends on the kind: see `applications`."""

    authority: Authority
    kind: str
    field: str = ""
    office: Office | None = None
    person: Person | None = None
    new_value: str = ""
    details: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    comment: str = ""


@transaction.atomic
def propose(draft: CorrectionDraft, *, author: User, now: datetime) -> Correction:
    """Write a proposal for staff to decide, once it is sure that it could be applied.

    NothingToCorrect, AlreadyProposed, and the refusals of `applications.check`.
    """
    correction = Correction(
        authority=draft.authority,
        kind=draft.kind,
        field=draft.field,
        office=draft.office,
        person=draft.person,
        new_value=draft.new_value.strip(),
        details=dict(draft.details),
        comment=draft.comment,
        author=author,
        proposed_at=now,
    )
    applications.check(correction)
    if draft.kind == CorrectionKind.AUTHORITY_FIELD:
        correction.old_value = str(getattr(draft.authority, draft.field) or "")
        if correction.old_value == correction.new_value:
            raise NothingToCorrect
    waiting = Correction.objects.filter(authority=draft.authority, kind=draft.kind, state=CorrectionState.PROPOSED)
    if any(_says(known) == _says(correction) for known in waiting):
        raise AlreadyProposed
    correction.save()
    log.record("correction proposée", correction, by=author, at=now)
    return correction


@transaction.atomic
def accept(correction: Correction, *, note: str = "", by: User, now: datetime, on: date) -> Correction:
    """Accept a proposal and apply it at once, through the service of what it changes; its author is told.

    AlreadyDecided, and the refusals of the services that apply it.
    """
    correction = _undecided(correction)
    applications.apply(correction, on=on, by=by)
    return _decide(correction, CorrectionState.ACCEPTED, note, by=by, now=now)


@transaction.atomic
def refuse(correction: Correction, *, note: str, by: User, now: datetime) -> Correction:
    """Refuse a proposal and say why; its author is told. AlreadyDecided, RefusalNeedsReason."""
    correction = _undecided(correction)
    if not note.strip():
        raise RefusalNeedsReason
    return _decide(correction, CorrectionState.REFUSED, note, by=by, now=now)


def _says(correction: Correction) -> tuple[Any, ...]:
    return correction.field, correction.office_id, correction.person_id, correction.new_value, correction.details


def _undecided(correction: Correction) -> Correction:
    found = (
        Correction.objects.select_for_update(of=("self",)).select_related("authority", "author").get(pk=correction.pk)
    )
    if found.state != CorrectionState.PROPOSED:
        raise AlreadyDecided(state=found.get_state_display(), on=found.decided_at)
    return found


def _decide(correction: Correction, state: CorrectionState, note: str, *, by: User, now: datetime) -> Correction:
    correction.state, correction.decision_note = state, note
    # The program itself has no account to sign with.
    correction.decided_by, correction.decided_at = (by if by.pk else None), now
    correction.save(update_fields=["person", "state", "decision_note", "decided_by", "decided_at"])
    log.record(f"correction {state.label}", correction, by=by, changes={"note": ["", note]}, at=now)
    if correction.author is not None:
        draft = messages.correction_decided(correction, correction.author, sender_name=identity().name)
        outbox.post(draft, key=f"people.correction:{correction.pk}:{state}", now=now)
    return correction
