"""Letters per second to a relay in another process, against a bare loop that sends ready-made bytes to the same relay.

Ours reserves, writes each letter for its reader (40 kB of HTML, encoded once, five fields spliced in), sends it, and
records each step in the database. The bare loop has nothing to write nor to remember: it is the limit. It comes in two
kinds: `smtplib`, which waits for each answer, and the fastest that the relay allows (RFC 2920), where the next envelope
leaves with each letter, as ours does.
"""

import os
import smtplib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import count, cycle, islice
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "faitiere.config.settings.test"
django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from bench.harness import Figures, Measure, per_second
from faitiere.kernel import clock
from faitiere.kernel.mail.composing.composers import Composer, Parcel
from faitiere.kernel.mail.mailings import Content
from faitiere.kernel.mail.models import Dispatch, Mailing
from faitiere.kernel.mail.relay.sessions import Letter
from faitiere.kernel.mail.sending import running
from tests.factories.mailings import FIELDS, addressee, plan
from tests.harness.sink import Sink, sink

LETTERS = 4000
PARAGRAPH = '<p style="margin:0 0 12px">Réunion du groupe-pays à l’été, <a href="https://rives.example/a">inscription</a>.</p>\n'
BODY = (
    "<p>[[salutation]] [[name]],</p>" + PARAGRAPH * (40_000 // len(PARAGRAPH)) + '<a href="[[unsubscribe_url]]">x</a>'
)
TEXT = "[[salutation]] [[name]],\n" + "Réunion du groupe-pays à l’été.\n" * 200 + "[[unsubscribe_url]]\n"
numbers = count()


@contextmanager
def measures() -> Iterator[list[Measure]]:
    """Open a relay and an empty database, and compare on one and on four connections."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="faitiere-bench-")))
        connection.settings_dict["NAME"] = str(folder / "bench.sqlite3")
        call_command("migrate", verbosity=0)
        relay = stack.enter_context(sink())
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = relay.host, relay.port
        ready = list(islice(_letters(frozen(50)), 50))
        yield [
            Measure(
                f"mailing on {width} connection{'s' * (width > 1)}",
                partial(_ours, width),
                {
                    "bare smtplib": partial(_bare, relay, width, _lockstep, ready),
                    "bare pipelining": partial(_bare, relay, width, _at_once, ready),
                },
                goal="≥ 0.6",
            )
            for width in (1, 4)
        ]


def frozen(readers: int) -> Mailing:
    from faitiere.kernel.mail import mailings  # noqa: PLC0415 - once Django is set up

    content = Content("", "La lettre de [[name]]", BODY, TEXT)
    return mailings.freeze(
        plan(f"bench-{next(numbers)}", contents=(content,), markers=FIELDS),
        (addressee(number) for number in range(readers)),
        now=clock.real_now(),
    )


def _letters(mailing: Mailing) -> Iterator[Letter]:
    composer = Composer(mailing, now=clock.real_now())
    for row in mailing.dispatches.all():
        yield composer.letter(Parcel(row.pk, row.address, row.domain, row.name, row.variant, row.values))


def _ours(width: int) -> Figures:
    from faitiere.kernel.mail import mailings  # noqa: PLC0415 - once Django is set up

    settings.MAIL_CONNECTIONS = width
    Dispatch.objects.all().delete()
    mailing = mailings.start(frozen(LETTERS), now=clock.real_now())
    figures = {"letters/s": per_second(LETTERS, partial(running.work, seconds=600))}
    if mailings.counts(mailing)["handed_over"] != LETTERS:
        raise RuntimeError(mailings.counts(mailing))
    return figures


def _bare(relay: Sink, width: int, send: Callable[..., None], ready: Sequence[Letter]) -> Figures:
    lines = [smtplib.SMTP(relay.host, relay.port) for _ in range(width)]
    for line in lines:
        line.ehlo()
    figures = {"letters/s": per_second(LETTERS, partial(send, lines, ready))}
    for line in lines:
        line.quit()
    return figures


def _lockstep(lines: Sequence[smtplib.SMTP], ready: Sequence[Letter]) -> None:
    for line, letter in zip(cycle(lines), islice(cycle(ready), LETTERS), strict=False):
        line.sendmail(letter.sender, letter.recipient, letter.content)


def _at_once(lines: Sequence[smtplib.SMTP], ready: Sequence[Letter]) -> None:
    envelopes = [f"MAIL FROM:<{it.sender}>\r\nRCPT TO:<{it.recipient}>\r\nDATA\r\n".encode() for it in ready]
    following = [*envelopes[1:], envelopes[0]]
    blocks = cycle([letter.content + b".\r\n" + envelope for letter, envelope in zip(ready, following, strict=True)])
    for line in lines:
        line.send(envelopes[0])
    for left in range(LETTERS, 0, -len(lines)):
        busy = lines[:left]
        for line in busy:
            for _ in range(3):
                line.getreply()
            line.send(next(blocks))
        for line in busy:
            line.getreply()
