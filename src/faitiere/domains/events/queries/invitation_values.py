"""What an invitation letter says of its addressee, of the event and of the network; a value not known is empty."""

from datetime import date

from django.utils import timezone

from faitiere.domains.events.choices import EventFormat
from faitiere.domains.events.models import Event, Invitation
from faitiere.domains.events.queries.salutations import salutation, title
from faitiere.domains.groups.queries.mission_values import civility_of, network_values, place
from faitiere.domains.letters.queries import formulas
from faitiere.kernel.periods import PartialDate

CASES = {EventFormat.ONLINE: "visio", EventFormat.HYBRID: "hybride"}


def case(event: Event) -> str:
    """Return the case of the letter: on the spot, at a distance, or either."""
    return CASES.get(EventFormat(event.format), "sur_place")


def values(invitation: Invitation, on: date) -> dict[str, str]:
    """Return the value of every variable of an invitation letter on a day."""
    person, held = invitation.person, title(invitation, on)
    name = str(person) if person else invitation.name
    return {
        "civilite": civility_of(person) if person else "",
        "prenom": person.first_name if person else "",
        "nom": person.last_name if person else name,
        "nom_complet": name,
        "appel": salutation(invitation, on),
        "fonction": held[:1].upper() + held[1:],
        **place(invitation.authority),
        **event_values(invitation.event),
        **network_values(on),
        "date_de_la_lettre": str(PartialDate(on)),
    }


def event_values(event: Event) -> dict[str, str]:
    """Return what a letter says of an event: two queries at most."""
    closes = event.registration_closes_at
    partners = [organization.name for organization in event.organizers.order_by("name", "pk")]
    return {
        "evenement": event.title,
        "nature": event.get_kind_display(),
        "edition": f"{event.edition}e" if event.edition and event.edition > 1 else "",
        "quand": str(event.when),
        "lieu": str(event.venue or event.place),
        "acces": event.venue.access if event.venue else "",
        "presentation": " ".join(event.description.split()),
        "groupe_invitant": formulas.named(event.group.name).of if event.group else "",
        "partenaires": " et ".join(filter(None, [", ".join(partners[:-1]), *partners[-1:]])),
        "repondre_avant": str(PartialDate(timezone.localdate(closes))) if closes else "",
    }
