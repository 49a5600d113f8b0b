"""What zones say of themselves (DNS): their texts and their mail servers, within a few seconds in all."""

from dataclasses import dataclass
from time import monotonic

import dns.exception
import dns.resolver

TIMEOUT, PATIENCE = 3.0, 12.0


@dataclass(frozen=True)
class Answer:
    """What stands under a name. Without a failure, no record means that nothing stands there."""

    name: str
    records: tuple[str, ...] = ()
    failure: str = ""


class Zone:
    """Asks the resolver of the machine; a question asked twice is answered once, and all of them share one patience."""

    def __init__(self, resolver: dns.resolver.Resolver | None = None) -> None:
        """Start the clock."""
        self._resolver = resolver
        self._until = monotonic() + PATIENCE
        self._known: dict[tuple[str, str], Answer] = {}

    def texts(self, name: str) -> Answer:
        """Return the text records (TXT), each of one piece."""
        return self._asked(name, "TXT")

    def mail_servers(self, name: str) -> Answer:
        """Return the names of the servers that take the domain's mail (MX); « . » says that it takes none."""
        return self._asked(name, "MX")

    def _asked(self, name: str, kind: str) -> Answer:
        if (name, kind) not in self._known:
            self._known[name, kind] = self._ask(name, kind)
        return self._known[name, kind]

    def _ask(self, name: str, kind: str) -> Answer:
        left = min(TIMEOUT, self._until - monotonic())
        if left <= 0:
            return Answer(name, failure="délai dépassé")
        try:
            self._resolver = self._resolver or dns.resolver.Resolver()
            found = self._resolver.resolve(name, kind, lifetime=left, search=False)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return Answer(name)
        except (dns.exception.DNSException, OSError) as error:
            return Answer(name, failure=type(error).__name__)
        return Answer(name, tuple(sorted(_read(record, kind) for record in found)))


def _read(record: object, kind: str) -> str:
    if kind == "TXT":
        return b"".join(record.strings).decode(errors="replace")  # type: ignore[attr-defined]  # a TXT record
    return str(record.exchange).rstrip(".") or "."  # type: ignore[attr-defined]  # an MX record
