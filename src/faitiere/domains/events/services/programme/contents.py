"""What a session brings: who speaks, who built it with the network, its documents."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from faitiere.domains.events.models import Session, Speaker
from faitiere.domains.library.models import LibraryDocument
from faitiere.domains.people.models import Organization, Person
from faitiere.domains.territories.models import Authority
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

Content = Organization | Authority | LibraryDocument

_LINKS = {Organization: "builders", Authority: "building_authorities", LibraryDocument: "documents"}


class SpeakerMissing(BusinessError):
    """Somebody speaks: a person of the directory, or a name."""

    message = "Choisissez une personne, ou écrivez un nom."


class AlreadySpeaks(BusinessError):
    """Nobody is announced twice."""

    message = "{person} figure déjà parmi les intervenantes et intervenants de cette session."


@dataclass(frozen=True)
class Billing:
    """How somebody is announced: a name when the directory does not know them, a title other than the day's, a role."""

    name: str = ""
    title: str = ""
    role: str = ""


AS_KNOWN = Billing()


@transaction.atomic
def add_speaker(
    session: Session, person: Person | None, billing: Billing = AS_KNOWN, *, by: log.Actor, now: datetime
) -> Speaker:
    """Announce a speaker; without a title, the office valid on the day is said. SpeakerMissing, AlreadySpeaks."""
    if person is None and not billing.name.strip():
        raise SpeakerMissing
    if person is not None and session.speakers.filter(person=person).exists():
        raise AlreadySpeaks(person=person)
    speaker = Speaker.objects.create(
        session=session,
        person=person,
        name=billing.name.strip(),
        title=billing.title,
        role=billing.role,
        order=session.speakers.count(),
    )
    log.record("intervention annoncée", session, by=by, at=now, changes={"speakers": ["", str(speaker)]})
    return speaker


@transaction.atomic
def remove_speaker(speaker: Speaker, *, by: log.Actor, now: datetime) -> None:
    """Announce somebody no more."""
    log.record("intervention retirée", speaker.session, by=by, at=now, changes={"speakers": [str(speaker), ""]})
    speaker.delete()


@transaction.atomic
def link(session: Session, content: Content, *, by: log.Actor, now: datetime) -> None:
    """Say that an organisation or an authority built the session, or hand out a document in it."""
    name = _LINKS[type(content)]
    getattr(session, name).add(content)
    log.record("session complétée", session, by=by, at=now, changes={name: ["", str(content)]})


@transaction.atomic
def unlink(session: Session, content: Content, *, by: log.Actor, now: datetime) -> None:
    """Take back what was linked."""
    name = _LINKS[type(content)]
    getattr(session, name).remove(content)
    log.record("session complétée", session, by=by, at=now, changes={name: [str(content), ""]})
