"""Says what messages that came back mean: one line of JSON each."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from faitiere.kernel import clock
from faitiere.kernel.mail.bounces import intake, parser
from faitiere.kernel.mail.bounces.verdicts import Report, Verdict

STDIN = "-"


class Command(BaseCommand):
    """Read files, folders (a maildir) or one message from a pipe; print, in order, one JSON line per message."""

    help = "Dit ce que signifient les messages revenus : une ligne JSON par message."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the places to read."""
        parser.add_argument("--record", action="store_true", help="en tire les conséquences, pour nos propres lettres")
        parser.add_argument("paths", nargs="+", help="fichiers ou dossiers ; - lit un message sur l’entrée standard")

    def handle(self, *args: Any, paths: list[str], record: bool = False, **options: Any) -> None:
        """Print what each message means."""
        for name, raw in _messages(paths):
            if record:
                intake.record(raw, now=clock.real_now())
            self.stdout.write(json.dumps({"file": name, **_line(parser.read(raw))}, ensure_ascii=False))


def _messages(paths: list[str]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        if path == STDIN:
            yield STDIN, sys.stdin.buffer.read()
        elif Path(path).is_dir():
            for file in sorted(found for found in Path(path).rglob("*") if found.is_file()):
                yield str(file.relative_to(path)), file.read_bytes()
        elif Path(path).is_file():
            yield path, Path(path).read_bytes()
        else:
            raise CommandError(f"Ni fichier ni dossier : {path}")


def _line(report: Report) -> dict[str, Any]:
    """Return the first verdict as the line itself; all of them under « recipients » when there are several."""
    line: dict[str, Any] = _told(report.main)
    line["message_id"] = next(iter(report.message_ids), "")
    if len(report.verdicts) > 1:
        line["recipients"] = [_told(verdict) for verdict in report.verdicts]
    return line


def _told(verdict: Verdict) -> dict[str, Any]:
    return {
        "recipient": verdict.recipient,
        "class": str(verdict.kind),
        "status": verdict.status,
        "reason": verdict.reason,
        "cause": str(verdict.cause),
        "delay": verdict.is_delay,
    }
