"""Who carries the letters: several kept SMTP conversations at once, or any other e-mail backend, one by one."""

from collections.abc import Sequence
from typing import Any, Protocol, cast

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

from faitiere.kernel.mail.relay import backends
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

    def compose(self, composer: Composer, parcel: Any) -> Any:
        """Have a letter written in the form it takes."""

    def begin(self, loads: Sequence[Any]) -> None:
        """Send a few letters off, at most `width`."""

    def finish(self) -> list[Outcome]:
        """Wait for what became of each, in the same order."""

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
        self._busy: list[Session] = []

    @property
    def width(self) -> int:
        """How many conversations are open, or may be."""
        return sum(not session.cannot_open for session in self._sessions)

    def compose(self, composer: Composer, parcel: Any) -> Letter:
        """Ask for bytes."""
        return composer.letter(parcel)

    def begin(self, loads: Sequence[Letter]) -> None:
        """Write all envelopes, read the answers, write all letters: nobody waits for another's journey."""
        able = [session for session in self._sessions if not session.cannot_open]
        self._busy = able[: len(loads)]
        for session, letter in zip(self._busy, loads, strict=True):
            session.announce(letter)
        for session in self._busy:
            session.listen()
        for session in self._busy:
            session.pour()

    def finish(self) -> list[Outcome]:
        """Read the last word on each."""
        return [session.finish() for session in self._busy]

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
        self._outcomes: list[Outcome] = []

    def compose(self, composer: Composer, parcel: Any) -> EmailMessage:
        """Ask for a message."""
        return composer.message(parcel)

    def begin(self, loads: Sequence[EmailMessage]) -> None:
        """Hand over, and keep what came of it."""
        self._outcomes = [backends.hand_over(self._backend, message) for message in loads]

    def finish(self) -> list[Outcome]:
        """Return what came of it."""
        return self._outcomes

    def close(self) -> None:
        """Let the backend close what it keeps."""
        self._backend.close()
