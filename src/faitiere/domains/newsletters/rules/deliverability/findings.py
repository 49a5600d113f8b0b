"""What one examination finds, and what it looks at."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from faitiere.domains.newsletters.choices import Standing


class Answer(Protocol):
    """What stands under a name of a zone."""

    @property
    def records(self) -> tuple[str, ...]:
        """Return what was found."""

    @property
    def failure(self) -> str:
        """Return why nobody knows."""


class Zone(Protocol):
    """Where names are asked."""

    def texts(self, name: str) -> Answer:
        """Return the text records of a name."""

    def mail_servers(self, name: str) -> Answer:
        """Return the mail servers of a domain."""


@dataclass(frozen=True)
class Sending:
    """How letters leave: under which domain, back to which one, through which relay, signed by whom."""

    domain: str
    returns: str
    relay: str = ""
    signs: str = ""
    selector: str = ""
    public_key: str = ""
    contact: str = ""

    @property
    def key_name(self) -> str:
        """Return the name under which the public key stands."""
        return f"{self.selector}._domainkey.{self.signs}"


@dataclass(frozen=True)
class Finding:
    """One thing examined: where, what stands there, what it is worth, and what to write instead."""

    code: str
    label: str
    verdict: Standing
    says: str
    name: str = ""
    found: tuple[str, ...] = ()
    write: str = ""


WORST = [Standing.BAD, Standing.UNKNOWN, Standing.WARN, Standing.GOOD]


def worst(verdicts: Iterable[str]) -> Standing:
    """Return the worst of several verdicts; not to know is worse than to hesitate."""
    given = set(verdicts)
    return next((one for one in WORST if one in given), Standing.UNKNOWN)


def tags(record: str) -> dict[str, str]:
    """Read « v=DMARC1; p=none » as names and values (RFC 6376 §3.2)."""
    pairs = (part.partition("=") for part in record.split(";"))
    return {name.strip().lower(): "".join(value.split()) for name, _sign, value in pairs if name.strip()}


def unanswered(code: str, label: str, name: str, failure: str) -> Finding:
    """Return what is said when the zone did not answer: nothing is known, neither good nor bad."""
    says = f"Le serveur de noms n’a pas répondu ({failure}). Refaites la vérification dans quelques minutes."
    return Finding(code, label, Standing.UNKNOWN, says, name)
