"""Invitation letters: the template in use, merged with each guest, with the programme and the coupon."""

from collections.abc import Sequence
from datetime import date, datetime

from faitiere.domains.events.documents import invitations as documents
from faitiere.domains.events.documents.invitations import Addressed
from faitiere.domains.events.models import Event, Invitation
from faitiere.domains.events.queries.invitation_values import case, values
from faitiere.domains.letters.choices import TemplateKind
from faitiere.domains.letters.models import LetterTemplate
from faitiere.domains.letters.queries import default
from faitiere.domains.letters.services import letters
from faitiere.domains.letters.services.letters import LetterOrder
from faitiere.domains.people.choices import Civility
from faitiere.kernel.errors import BusinessError


class NoTemplate(BusinessError):
    """No template of invitations is in use."""

    message = "Aucun modèle d’invitation n’est en usage : choisissez-en un dans « Modèles de courrier »."


class NobodyToWrite(BusinessError):
    """No guest is in the list."""

    message = "Aucune invitation ne répond à ces critères : il n’y a pas de lettre à imprimer."


def set_letters(event: Event, guests: Sequence[Invitation], *, on: date, now: datetime) -> bytes:
    """Return the letters of some guests as one PDF, ready to attach or to print. NoTemplate, LetterNotReady."""
    template = default(TemplateKind.INVITATION)
    if template is None:
        raise NoTemplate
    addressed = [Addressed(guest, letters.sheet(_order(guest, template, on))) for guest in guests]
    return documents.invitations(event, addressed, on=on, now=now)


def _order(guest: Invitation, template: LetterTemplate, on: date) -> LetterOrder:
    return LetterOrder(
        template=template,
        variant=case(guest.event),
        values=values(guest, on),
        is_feminine=guest.person is not None and guest.person.civility == Civility.MADAME,
        recipient=str(guest),
        on=on,
    )
