"""The follow-up of mission letters: issued, signed, replaced. Issuing them is the groups room's, above."""

from datetime import date

from django.db import transaction

from faitiere.domains.letters.models import Letter
from faitiere.domains.library.models import LibraryDocument
from faitiere.domains.mandates.choices import MissionLetterState
from faitiere.domains.mandates.models import Mandate, MissionLetter
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class LetterReplaced(BusinessError):
    """A replaced letter is no longer waited for."""

    message = "Cette lettre a été remplacée par une nouvelle version : c’est celle-ci qui doit être signée."


class SignedBeforeIssued(BusinessError):
    """A letter is signed after it was issued."""

    message = "La signature ne peut pas précéder l’émission de la lettre, le {issued:%d/%m/%Y}."


@transaction.atomic
def record(mandate: Mandate, letter: Letter, *, by: log.Actor) -> MissionLetter:
    """Tie an issued letter to the mandate that it confides; the letter it replaces is no longer waited for."""
    if letter.replaces_id:
        MissionLetter.objects.filter(letter_id=letter.replaces_id).update(state=MissionLetterState.REPLACED)
    mission = MissionLetter.objects.create(mandate=mandate, letter=letter)
    log.record("lettre de mission émise", mandate, by=by, changes={"letter": ["", str(letter)]})
    return mission


@transaction.atomic
def receive_signed(mission: MissionLetter, copy: LibraryDocument, *, on: date, by: log.Actor) -> MissionLetter:
    """Keep the signed copy of a letter, signed on a day. LetterReplaced, SignedBeforeIssued."""
    mission = MissionLetter.objects.select_for_update(of=("self",)).select_related("letter").get(pk=mission.pk)
    if mission.state == MissionLetterState.REPLACED:
        raise LetterReplaced
    if on < mission.letter.issued_on:
        raise SignedBeforeIssued(issued=mission.letter.issued_on)
    mission.state, mission.signed_copy, mission.signed_on = MissionLetterState.SIGNED, copy, on
    mission.save(update_fields=["state", "signed_copy", "signed_on"])
    log.record("exemplaire signé reçu", mission.mandate, by=by, changes={"letter": ["", str(mission.letter)]})
    return mission
