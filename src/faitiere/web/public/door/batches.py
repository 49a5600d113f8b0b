"""What a post sends: read with suspicion, since it comes from a phone that was away."""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from faitiere.domains.events.services.day.attendance import Passage
from faitiere.domains.events.services.registrations import Guest

LARGEST = 1000
LARGEST_KEY = 2**63
LONGEST_AWAY = timedelta(days=3)


class Unreadable(ValueError):
    """The batch is not one of ours."""


@dataclass(frozen=True)
class Batch:
    """Passages of people who were expected, and of others who came to register."""

    passages: tuple[Passage, ...]
    arrivals: tuple[tuple[Guest, Passage], ...]


def read(body: bytes, *, now: datetime) -> Batch:
    """Return what a post saw; Unreadable. Moments are said as « so many seconds ago »: a phone's clock may be wrong."""
    try:
        data = json.loads(body)
        passages = [_passage(item, now) for item in data.get("passages", [])]
        arrivals = [(_guest(item), _passage(item, now)) for item in data.get("arrivals", [])]
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise Unreadable from error
    if len(passages) + len(arrivals) > LARGEST:
        raise Unreadable
    return Batch(tuple(passages), tuple(arrivals))


def _passage(item: dict[str, Any], now: datetime) -> Passage:
    away = min(max(timedelta(seconds=float(item.get("ago", 0))), timedelta()), LONGEST_AWAY)
    session = item.get("session")
    return Passage(
        scan=uuid.UUID(item["scan"]),
        registration=_key(item.get("registration", 0)),
        at=now - away,
        session=_key(session) if session else None,
    )


def _key(value: Any) -> int:
    """Return the key of a row; no table has as many as its column could not count."""
    if not 0 <= (key := int(value)) < LARGEST_KEY:
        raise ValueError(value)
    return key


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _guest(item: dict[str, Any]) -> Guest:
    def said(name: str, length: int) -> str:
        readable = "".join(letter if letter.isprintable() else " " for letter in str(item.get(name, "")))
        return " ".join(readable.split())[:length]

    email = said("email", 254)
    return Guest(
        first_name=said("first_name", 100),
        last_name=said("last_name", 100),
        email=email if _is_address(email) else "",
        role=said("role", 150),
        organization_name=said("organization", 200),
    )
