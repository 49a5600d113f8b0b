"""How well the parser does on labelled messages: precision and recall per class, status and addresses."""

import re
import tarfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from faitiere.kernel.mail.bounces import parser
from faitiere.kernel.mail.bounces.verdicts import BounceKind

DATA = Path(__file__).resolve().parents[3] / "data" / "bounces"


@dataclass(frozen=True)
class Labelled:
    """A message, and what a person read in it."""

    name: str
    raw: bytes
    kind: str
    status: str
    recipients: tuple[str, ...]


def corpus() -> list[Labelled]:
    """Return the 117 messages of flufl.bounce."""
    return _archive("flufl.bounce-6.0.0-data.tar.xz", "labels.tsv")


def unseen() -> list[Labelled]:
    """Return the messages that were labelled by somebody who had not read the parser."""
    return _archive("unseen.tar.xz", "unseen.tsv")


def varied() -> list[Labelled]:
    """Return our own messages, in the manner of others."""
    chunks = re.split(r"(?m)^@@@ ", (DATA / "varied.txt").read_text())[1:]
    heads = [(chunk.partition("\n")[0].split("|"), chunk.partition("\n")[2]) for chunk in chunks]
    return [_labelled(head[0], raw.encode(), *head[1:]) for head, raw in heads]


def mistakes(messages: list[Labelled]) -> dict[str, tuple[object, object]]:
    """Return what the parser got wrong: name → (label, verdict)."""
    wrong = {}
    for message in messages:
        report = parser.read(message.raw)
        found = tuple(verdict.recipient for verdict in report.verdicts if verdict.recipient)
        said = (str(report.main.kind), report.main.status, found)
        if said != (message.kind, message.status, message.recipients):
            wrong[message.name] = ((message.kind, message.status, message.recipients), said)
    return wrong


def table(messages: list[Labelled]) -> str:
    """Return the figures as the page of the documentation prints them."""
    pairs = [(message, parser.read(message.raw)) for message in messages]
    counts = Counter((message.kind, str(report.main.kind)) for message, report in pairs)
    lines = ["| class | messages | recall | precision |", "|---|---:|---:|---:|"]
    for kind in BounceKind.values:
        true = counts[kind, kind]
        labelled = sum(count for (label, _found), count in counts.items() if label == kind)
        found = sum(count for (_label, said), count in counts.items() if said == kind)
        if labelled or found:
            lines.append(f"| {kind} | {labelled} | {_percent(true, labelled)} | {_percent(true, found)} |")
    status = sum(message.status == report.main.status for message, report in pairs)
    addresses = sum(
        message.recipients == tuple(verdict.recipient for verdict in report.verdicts if verdict.recipient)
        for message, report in pairs
    )
    lines.append(
        f"\nStatus right: {status} of {len(pairs)}. Addresses right, all of them: {addresses} of {len(pairs)}."
    )
    return "\n".join(lines)


def _archive(archive: str, labels: str) -> list[Labelled]:
    lines = (line.split("\t") for line in (DATA / labels).read_text().splitlines() if not line.startswith("#"))
    with tarfile.open(DATA / archive) as opened:
        raw = {Path(member.name).name: opened.extractfile(member).read() for member in opened if member.isfile()}
    return [_labelled(name, raw[name], *label) for name, *label in lines]


def _labelled(name: str, raw: bytes, kind: str, status: str, recipients: str) -> Labelled:
    named = tuple(one for one in recipients.strip().split(",") if one)
    return Labelled(name.strip(), raw, kind.strip(), status.strip(), named)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"
