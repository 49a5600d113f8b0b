"""A relay that says little and hangs up: what is known of each letter must be neither more nor less than it is."""

import socket
import threading
from contextlib import contextmanager, suppress

import pytest
from django.core.mail.backends.smtp import EmailBackend

from faitiere.kernel.mail.relay.carriers import SmtpCarrier
from faitiere.kernel.mail.relay.outcomes import Verdict
from faitiere.kernel.mail.relay.sessions import Letter

ENVELOPE = b"DATA\r\n"


class Composer:
    def letter(self, parcel):
        return Letter("lettre@rives.example", parcel, b"Subject: Bonjour\r\n\r\nTexte\r\n")


@contextmanager
def scripted(*lines):
    """A relay that, on each connection in turn, waits for an end and says words, and hangs up when it has no more."""
    server = socket.create_server(("127.0.0.1", 0))

    def answer():
        for script in lines:
            line = server.accept()[0]
            with line, suppress(OSError):
                line.sendall(b"220 here\r\n")
                line.recv(1000)
                line.sendall(b"250-here\r\n250 PIPELINING\r\n")
                for end, words in script:
                    heard = b""
                    while not heard.endswith(end):
                        heard += line.recv(100_000) or end  # who has hung up says no more
                    line.sendall(words)

    server.settimeout(3)
    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    backend = EmailBackend(host="127.0.0.1", port=server.getsockname()[1], timeout=3)
    carrier = SmtpCarrier([backend])
    yield carrier
    carrier.close()
    thread.join()
    server.close()


OK = b"250 ok\r\n"
GO = OK + OK + b"354 go on\r\n"


@pytest.mark.parametrize(
    ("words", "verdict", "reply"),
    [
        (OK + b"550 5.1.1 nobody\r\n", Verdict.REFUSED, "550 5.1.1 nobody"),
        (b"550 5.7.1 not you\r\n", Verdict.SENDER_REFUSED, "550 5.7.1 not you"),
        (OK + b"421 4.7.0 later\r\n", Verdict.LATER, "421 4.7.0 later"),
        (b"421 4.7.0 enough\r\n", Verdict.UNSAID, "421 4.7.0 enough"),
        (OK, Verdict.LATER, "SMTPServerDisconnected: Connection unexpectedly closed"),
        (b"", Verdict.UNSAID, "SMTPServerDisconnected: Connection unexpectedly closed"),
    ],
)
def test_what_was_said_before_hanging_up_is_what_is_known(words, verdict, reply):
    with scripted([(ENVELOPE, words)]) as carrier:
        (outcome,) = carrier.carry(Composer(), ["bernard@valmont.example"])

    assert (outcome.verdict, outcome.reply) == (verdict, reply)


def test_a_letter_announced_with_another_that_was_lost_is_not_in_doubt():
    first = [(ENVELOPE, GO), (ENVELOPE, b"")]
    second = [
        (ENVELOPE, GO),
        (ENVELOPE, OK + OK + b"550 nobody\r\n503 to whom?\r\n"),
        (b"rset\r\n", OK),
        (ENVELOPE, GO),
        (b".\r\n", OK),
    ]
    with scripted(first, second) as carrier:
        found = carrier.carry(Composer(), [f"elue{number}@valmont.example" for number in range(4)])

    assert [outcome.verdict for outcome in found] == [
        Verdict.DOUBTFUL,  # it was read to its end, and the line cut before the answer
        Verdict.ACCEPTED,
        Verdict.REFUSED,
        Verdict.ACCEPTED,
    ]
