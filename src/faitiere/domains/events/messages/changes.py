"""What an event that moves, is put off or is cancelled says to each of those it concerns.

A message is rendered once for all who stand alike to the event; each one's name and link are put in afterwards, so that
eight hundred people are told in seconds.
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.html import escape

from faitiere.domains.events.choices import ChangeKind, EventFormat
from faitiere.domains.events.models import Event, EventChange
from faitiere.domains.events.queries.life.history import former_date
from faitiere.kernel.mail.drafts import Body, Draft, render
from faitiere.kernel.typography import french

NAME, LINK = "%%name%%", "%%link%%"
SUBJECTS = {
    ChangeKind.MOVED: "Nouvelle date",
    ChangeKind.EDITED: "Nouveau lieu",
    ChangeKind.POSTPONED: "Reporté",
    ChangeKind.CANCELLED: "Annulé",
}


class Audience(Enum):
    """How those who are told stand to the event."""

    REGISTERED = "registered"
    WAITING = "waiting"
    INVITED = "invited"


WHY = {
    Audience.REGISTERED: "Vous recevez ce message parce que vous êtes inscrite ou inscrit.",
    Audience.WAITING: "Vous recevez ce message parce que vous êtes sur la liste d’attente.",
    Audience.INVITED: "Vous recevez ce message parce que nous vous avons invitée ou invité.",
}
BUTTONS = {
    Audience.REGISTERED: "Voir mon inscription",
    Audience.WAITING: "Voir mon inscription",
    Audience.INVITED: "Répondre à l’invitation",
}
OVER = "Il n’y a rien à faire : votre inscription tombe avec l’événement."
OVER_FOR_THE_INVITED = "Il n’y a plus rien à répondre."
KEPT = "Votre inscription est gardée. Si vous ne pouvez plus venir, dites-le en une touche : votre place servira."
RANK_KEPT = "Votre rang sur la liste d’attente est gardé."
STILL_INVITED = "Notre invitation tient toujours : votre réponse nous aide à préparer la rencontre."


@dataclass(frozen=True)
class Addressee:
    """One of those who are told: an address, a name, a personal link and an entry for the calendar."""

    email: str
    name: str
    link: str
    calendar: str = ""


@dataclass(frozen=True)
class Told:
    """A message for all who stand alike to an event, where names and links are still to be put in."""

    subject: str
    body: Body
    reply_to: str

    def to(self, addressee: Addressee) -> Draft:
        """Return the message of one of them."""
        return Draft(
            kind="events.turned",
            recipient=addressee.email,
            recipient_name=addressee.name,
            subject=self.subject,
            text=_filled(self.body.text, addressee.name, addressee.link),
            html=_filled(self.body.html, escape(addressee.name), escape(addressee.link)),
            reply_to=self.reply_to,
            calendar=addressee.calendar,
        )


def turned(event: Event, change: EventChange, audience: Audience, *, sender_name: str, reply_to: str = "") -> Told:
    """Write what a turn of an event is, why, and what it asks of those who stand so to it."""
    kind = ChangeKind(change.kind)
    subject = french(f"{SUBJECTS[kind]} : {event.short_title or event.title}")
    context = {
        "subject": subject,
        "sender_name": sender_name,
        "event": event,
        "name": NAME,
        "link": LINK,
        "sentence": french(_sentence(event, change)),
        "word": french(change.public_word if audience is Audience.INVITED else change.word or change.public_word),
        "next": french(_next(kind, audience)),
        "button": BUTTONS[audience],
        "why": WHY[audience],
    }
    return Told(subject, render("events/messages/turned", context), reply_to)


def _sentence(event: Event, change: EventChange) -> str:
    """Say what happens, the date before and the date after, and the reason."""
    if change.kind == ChangeKind.EDITED:
        same = f" La date reste la même : {event.when}." if event.starts_at else ""
        return f"Le lieu ou le format change. Désormais : {_where(event)}.{same}"
    former = former_date(change, event.timezone)
    kind, before, date = change.kind, f", prévu {former}," if former else "", str(event.when)
    reason = f" Motif : {change.reason.rstrip('. ')}." if change.reason else ""
    if kind == ChangeKind.CANCELLED:
        return (
            f"Cet événement, prévu {date}, est annulé.{reason}"
            if event.starts_at
            else f"Cet événement est annulé.{reason}"
        )
    if kind == ChangeKind.POSTPONED:
        hoped = f" ({event.expected})" if event.expected else ""
        return f"Cet événement{before} est reporté. Sa nouvelle date n’est pas encore fixée{hoped}.{reason}"
    return f"Cet événement{before} change de date. Nouvelle date : {date}.{reason}"


def _where(event: Event) -> str:
    """Say where one meets, and how one takes part when that is known."""
    way = event.get_format_display() if event.format != EventFormat.UNKNOWN else ""
    return ", ".join(filter(None, [str(event.venue or event.place), way])) or "le lieu vous sera dit"


def _next(kind: ChangeKind, audience: Audience) -> str:
    if kind == ChangeKind.CANCELLED:
        return OVER_FOR_THE_INVITED if audience is Audience.INVITED else OVER
    return {Audience.REGISTERED: KEPT, Audience.WAITING: RANK_KEPT, Audience.INVITED: STILL_INVITED}[audience]


def _filled(text: str, name: str, link: str) -> str:
    return text.replace(LINK, link).replace(NAME, name)
