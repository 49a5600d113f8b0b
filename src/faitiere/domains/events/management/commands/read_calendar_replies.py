"""Read the answers that calendars send by e-mail."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from faitiere.domains.events.services.guests import calendar_replies
from faitiere.gateways import mailbox
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System


class Command(BaseCommand):
    """`read_calendar_replies`, `read_calendar_replies replies/`, `read_calendar_replies - < message.eml`."""

    help = "Lit les réponses que les agendas envoient aux invitations : fichiers, dossiers, « - », ou la boîte IMAP."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say where the messages are."""
        parser.add_argument("sources", nargs="*", help="Fichiers ou dossiers de messages, ou « - » pour l’entrée.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work the messages, then say what became of them."""
        met = calendar_replies.work(self._messages(options["sources"]), by=System("Agendas"), now=clock.now())
        for outcome, count in met.most_common():
            self.stdout.write(f"{count} : {outcome}")

    def _messages(self, sources: list[str]) -> Iterable[bytes]:
        if sources:
            return self._given(sources)
        if not settings.CALENDAR_IMAP:
            raise CommandError("Donnez des fichiers, ou réglez FAITIERE_CALENDAR_IMAP.")
        return mailbox.unread(settings.CALENDAR_IMAP)

    def _given(self, sources: list[str]) -> Iterator[bytes]:
        for source in sources:
            if source == "-":
                yield sys.stdin.buffer.read()
                continue
            path = Path(source)
            files = sorted(path.rglob("*")) if path.is_dir() else [path]
            yield from (file.read_bytes() for file in files if file.is_file())
