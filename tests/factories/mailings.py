"""Letters to many: a short one, and one of the size of a newsletter."""

from collections.abc import Iterable
from datetime import UTC, datetime

from faitiere.kernel.mail import mailings
from faitiere.kernel.mail.mailings import Addressee, Content, Plan
from faitiere.kernel.mail.models import Mailing

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
FIELDS = ("salutation", "name", "unsubscribe_url")
TEXT = "[[salutation]] [[name]],\n\nVoici la lettre de l’été.\n.\nPour vous désabonner : [[unsubscribe_url]]\n"
HTML = (
    '<!doctype html><html lang="fr"><p>[[salutation]] [[name]],</p><p>Voici la lettre de l’été.</p>'
    '<p><a href="[[unsubscribe_url]]">Se désabonner</a></p></html>\n'
)
CONTENT = Content("", "La lettre de [[name]]", HTML, TEXT)


def plan(key: str = "lettre-1", **fields: object) -> Plan:
    """A letter of an invented network."""
    given = {
        "kind": "tests.letter",
        "stream": "newsletter:lettre",
        "sender": "Réseau des rives <lettre@rives.example>",
        "contents": (CONTENT,),
        "markers": FIELDS,
        "list_id": "lettre.rives.example",
    }
    return Plan(key=key, **(given | fields))


def addressee(number: int, **fields: object) -> Addressee:
    """An invented reader."""
    values = {
        "salutation": "Chère",
        "name": f"Éva N° {number}",
        "unsubscribe_url": f"https://rives.example/lettres/desabonnement/{number}/?a=1&b=2",
    }
    given = {"address": f"lectrice{number}@ville{number % 7}.example", "name": f"Éva N° {number}", "values": values}
    return Addressee(**(given | fields))


def frozen(readers: int | Iterable[Addressee] = 3, **fields: object) -> Mailing:
    """A letter ready to leave."""
    people = map(addressee, range(readers)) if isinstance(readers, int) else readers
    return mailings.freeze(plan(**fields), people, now=NOW)


def started(readers: int | Iterable[Addressee] = 3, **fields: object) -> Mailing:
    """A letter that is leaving."""
    return mailings.start(frozen(readers, **fields), now=NOW)
