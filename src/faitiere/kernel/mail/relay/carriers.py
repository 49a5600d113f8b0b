"""Who carries the letters: several kept SMTP conversations at once, or any other e-mail backend, one by one."""

import time
from collections.abc import Iterator, Sequence
from math import inf
from typing import Any, Protocol, cast

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

from faitiere.kernel.mail.relay import backends, outcomes
from faitiere.kernel.mail.relay.outcomes import Outcome
from faitiere.kernel.mail.relay.sessions import Letter, Session


class Composer(Protocol):
    """Who writes a letter, in the form that a carrier takes."""

    def letter(self, parcel: Any) -> Letter:
        """Return an envelope and bytes."""

    def message(self, parcel: Any) -> EmailMessage:
        """Return the same as Django knows it."""


class Carrier(Protocol):
    """What the engine asks of whoever carries."""

    @property
    def width(self) -> int:
        """How many letters it takes at once; 0 when the relay cannot be reached."""

    def carry(self, composer: Composer, parcels: Sequence[Any], *, until: float = inf) -> list[Outcome]:
        """Write and send letters; return what became of each, in order. Those not begun in time have not left."""

    def close(self) -> None:
        """Take leave."""


def carrier(*, width: int | None = None) -> Carrier:
    """Return the carrier for the e-mail backend in force, on as many connections as asked, or as the settings say."""
    backend = get_connection()
    if isinstance(backend, EmailBackend):
        return SmtpCarrier([cast(EmailBackend, get_connection()) for _ in range(width or settings.MAIL_CONNECTIONS)])
    return BackendCarrier(backend)


class SmtpCarrier:
    """As many letters at once as there are conversations. One that cannot be opened is left out until the next turn."""

    def __init__(self, connections: Sequence[EmailBackend]) -> None:
        """Keep the conversations, none of which is opened yet."""
        self._sessions = [Session(backend) for backend in connections]

    @property
    def width(self) -> int:
        """How many conversations are open, or may be."""
        return sum(not session.cannot_open for session in self._sessions)

    def carry(self, composer: Composer, parcels: Sequence[Any], *, until: float = inf) -> list[Outcome]:
        """Keep each conversation busy: nobody waits for another's journey, and letters are written while it reads."""
        known: dict[int, Outcome] = {}
        letters = _written(composer, parcels, known)
        busy, following = self._dealt(letters), self._dealt(letters)
        for session, (_rank, letter) in busy.items():
            session.announce(letter)
        while busy:
            for session in busy:
                session.listen()
            for session in busy:
                session.pour(following[session][1] if session in following else None)
            later = self._dealt(letters) if time.monotonic() < until else {}
            for session, (rank, _letter) in busy.items():
                known[rank] = session.finish()
            busy, following = following, later
            for session, (_rank, letter) in busy.items():
                session.announce(letter)
        return [known.get(rank, outcomes.UNTRIED) for rank in range(len(parcels))]

    def _dealt(self, letters: Iterator[tuple[int, Letter]]) -> dict[Session, tuple[int, Letter]]:
        """Give the next letter to each conversation that is open, or may be."""
        return dict(zip((session for session in self._sessions if not session.cannot_open), letters, strict=False))

    def close(self) -> None:
        """Take leave everywhere."""
        for session in self._sessions:
            session.close()


class BackendCarrier:
    """Any e-mail backend: a provider's (Anymail), the mailbox of the demo, that of the tests. One letter at a time."""

    width = 1

    def __init__(self, backend: BaseEmailBackend) -> None:
        """Keep the backend."""
        self._backend = backend

    def carry(self, composer: Composer, parcels: Sequence[Any], *, until: float = inf) -> list[Outcome]:
        """Hand over one after the other."""
        known: list[Outcome] = []
        for parcel in parcels:
            is_late = known and time.monotonic() >= until
            known.append(outcomes.UNTRIED if is_late else self._hand_over(composer, parcel))
        return known

    def _hand_over(self, composer: Composer, parcel: Any) -> Outcome:
        try:
            message = composer.message(parcel)
        except (ValueError, KeyError) as error:
            return outcomes.of_unwritable(error)
        return backends.hand_over(self._backend, message)

    def close(self) -> None:
        """Let the backend close what it keeps."""
        self._backend.close()


def _written(composer: Composer, parcels: Sequence[Any], known: dict[int, Outcome]) -> Iterator[tuple[int, Letter]]:
    """Write letters as they are asked for; of those that cannot be, keep why."""
    for rank, parcel in enumerate(parcels):
        try:
            letter = composer.letter(parcel)
        except (ValueError, KeyError) as error:
            known[rank] = outcomes.of_unwritable(error)
        else:
            yield rank, letter
