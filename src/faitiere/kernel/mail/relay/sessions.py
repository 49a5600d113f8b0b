"""One kept conversation with the relay: `smtplib` opens it, and each step of a letter is told apart."""

import re
import smtplib
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from django.core.mail.backends.smtp import EmailBackend

from faitiere.kernel.mail import checkpoints
from faitiere.kernel.mail.relay import outcomes
from faitiere.kernel.mail.relay.outcomes import Outcome, Verdict

TROUBLES = (smtplib.SMTPException, OSError)
GO_ON = 354
LONGEST = 8192
WRITABLE = re.compile(r"[^\s<>\x00-\x1f\x7f]+@[^\s<>@\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class Letter:
    """What the relay is given: an envelope, and bytes whose lines end in CRLF."""

    sender: str
    recipient: str
    content: bytes


class Session:
    """A connection that is opened when needed and kept. Once a step has settled the outcome, later steps do nothing.

    `announce` and `pour` write, `listen` and `finish` read: several conversations may go on at once, one step of each.
    The next envelope may leave with a letter, and its answers come after the word on that letter (RFC 2920 §3.1).
    """

    def __init__(self, backend: EmailBackend) -> None:
        """Keep what knows how to open a connection: host, encryption, password."""
        self.backend = backend
        self.cannot_open = False
        self._ahead: Letter | None = None
        self._outcome: Outcome | None = None
        self._refusal: Outcome | None = None
        self._heard = self._written = False

    def announce(self, letter: Letter) -> None:
        """Write the envelope: in one go when the relay takes it so (RFC 2920), unless it left with the last letter."""
        self._letter, self._outcome, self._refusal = letter, None, None
        self._heard = self._written = False
        has_left, self._ahead = self._ahead is letter, None
        if self.cannot_open:
            self._outcome = outcomes.UNTRIED
        elif not has_left:
            self._try(self._announce)

    def listen(self) -> None:
        """Read what the relay thinks of the envelope."""
        self._try(self._listen)

    def pour(self, following: Letter | None = None) -> None:
        """Write the letter itself, and the envelope of the one that follows it, if the relay takes it so."""
        self._try(lambda: self._pour(following))

    def finish(self) -> Outcome:
        """Read the relay's last word on the letter."""
        self._try(self._finish)
        if self._outcome is None:  # pragma: no cover - each path above leaves one
            raise RuntimeError("a letter without an outcome")
        return self._outcome

    def close(self) -> None:
        """Take leave, or hang up when that is not possible."""
        self.backend.close()

    def _try(self, step: Callable[[], None]) -> None:
        if self._outcome is not None:
            return
        try:
            step()
        except TROUBLES as error:
            self._outcome = self._refusal or outcomes.of_trouble(error, written=self._written, heard=self._heard)
            self._hang_up()

    @property
    def _smtp(self) -> smtplib.SMTP:
        """The conversation, opened when it was not."""
        if self.backend.connection is None:
            self.cannot_open = True
            self.backend.open()
            smtp = cast(smtplib.SMTP, self.backend.connection)
            smtp.ehlo_or_helo_if_needed()
            # Each step waits for an answer: a packet held back for company would cost 40 ms each time.
            cast(socket.socket, smtp.sock).setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.cannot_open = False
        return cast(smtplib.SMTP, self.backend.connection)

    def _announce(self) -> None:
        smtp = self._smtp
        if obstacle := _obstacle(smtp, self._letter):
            self._outcome = Outcome(Verdict.REFUSED, obstacle)
            return
        commands = _envelope(smtp, self._letter)
        self._commands = [b"".join(commands)] if smtp.has_extn("pipelining") else commands
        smtp.send(self._commands.pop(0))

    def _listen(self) -> None:
        """Read three answers: about us, about the recipient, and the leave to go on."""
        smtp = self._smtp
        for judged in (outcomes.of_sender, outcomes.of_reply, outcomes.of_reply):
            code, words = _answer(smtp)
            if code == outcomes.CLOSING:
                raise smtplib.SMTPResponseException(code, words)
            self._heard = True
            if code >= 400:
                self._refusal = self._refusal or judged(code, words)
            if self._refusal and self._commands:
                break
            if self._commands:
                smtp.send(self._commands.pop(0))
        checkpoints.reached("announced")
        if self._refusal or code != GO_ON:
            self._take_back(code)
            self._outcome = self._refusal or outcomes.of_sender(code, words)

    def _take_back(self, code: int) -> None:
        """Leave the conversation clean: some relays give leave to write to nobody (RFC 2920 §3.1)."""
        smtp = self._smtp
        if code == GO_ON:
            smtp.send(b".\r\n")
            _answer(smtp)
        smtp.rset()

    def _pour(self, following: Letter | None) -> None:
        checkpoints.reached("before content")
        smtp = self._smtp
        # A line that begins with a dot would end the letter (RFC 5321 §4.5.2).
        content = self._letter.content.replace(b"\r\n.", b"\r\n..")
        pieces = [content, b".\r\n" if content.endswith(b"\r\n") else b"\r\n.\r\n"]
        if following and smtp.has_extn("pipelining") and not _obstacle(smtp, following):
            pieces += _envelope(smtp, following)
            self._ahead = following
        self._write(b"".join(pieces), len(pieces[0]) + len(pieces[1]))
        checkpoints.reached("after content")

    def _write(self, data: bytes, end: int) -> None:
        """Write as `sendall` does, but know, when the line breaks, whether the letter had left up to its `end`."""
        line, rest = cast(socket.socket, self._smtp.sock), memoryview(data)
        while rest:
            rest = rest[line.send(rest) :]
            self._written = len(data) - len(rest) >= end

    def _finish(self) -> None:
        code, words = _answer(self._smtp)
        checkpoints.reached("answered")
        self._outcome = outcomes.of_reply(code, words)
        if code == outcomes.CLOSING:
            self._hang_up()

    def _hang_up(self) -> None:
        self._ahead = None
        if self.backend.connection is not None:
            self.backend.connection.close()
            self.backend.connection = None


def _obstacle(smtp: smtplib.SMTP, letter: Letter) -> str:
    """Tell why no envelope can be written for a letter, if so."""
    if not (WRITABLE.fullmatch(letter.sender) and WRITABLE.fullmatch(letter.recipient)):
        return "Cette adresse ne peut pas être écrite sur une enveloppe."
    if _is_beyond_ascii(letter) and not smtp.has_extn("smtputf8"):
        return "Le relais ne prend pas les adresses accentuées (SMTPUTF8)."
    return ""


def _envelope(smtp: smtplib.SMTP, letter: Letter) -> list[bytes]:
    is_eight_bit = not letter.content.isascii() and smtp.has_extn("8bitmime")
    options = (" SMTPUTF8" if _is_beyond_ascii(letter) else "") + (" BODY=8BITMIME" if is_eight_bit else "")
    lines = [f"MAIL FROM:<{letter.sender}>{options}\r\n", f"RCPT TO:<{letter.recipient}>\r\n", "DATA\r\n"]
    return [line.encode() for line in lines]


def _is_beyond_ascii(letter: Letter) -> bool:
    return not (letter.sender.isascii() and letter.recipient.isascii())


def _answer(smtp: smtplib.SMTP) -> tuple[int, bytes]:
    """Read one answer, on one line or several: what `smtplib` does, without the care it takes of debugging."""
    words = []
    while True:
        line = smtp.file.readline(LONGEST) if smtp.file else b""
        if not line[:3].isdigit() or not line.endswith(b"\n"):
            raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed" if not line else "Not an answer")
        words.append(line[4:].strip())
        if line[3:4] != b"-":
            return int(line[:3]), b"\n".join(words)
