"""A mail server in a process of its own, which takes everything and writes down what it accepted before it says so.

Its troubles are drawn from a seed, the recipient and how often that recipient was tried: the same whatever the order,
the number of connections and of workers. It speaks PIPELINING, so that who can may send without waiting.

    with sink(refused=0.05, seed=7) as relay:
        smtplib.SMTP(relay.host, relay.port)…
        relay.accepted()
"""

import asyncio
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import blake2b
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = re.compile(rb"<([^>]*)>")
MESSAGE_ID = re.compile(rb"^Message-ID:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
END = b"\r\n.\r\n"


@dataclass(frozen=True)
class Weather:
    """The share of the attempts that meets each trouble (their sum is 1 at most); calm by default."""

    refused: float = 0  # 550 to RCPT TO: for good
    deferred: float = 0  # 451 to RCPT TO: later, perhaps
    rejected: float = 0  # 554 once the message is read: for good
    stalled: float = 0  # no answer for `stall` seconds, then all is well
    dropped: float = 0  # the line is cut while the message is read: it is not accepted
    vanished: float = 0  # accepted, and the line cut before that is said: the sender cannot know
    stall: float = 1
    per_connection: int = 0  # 421 after so many messages on one connection; 0: never
    seed: int = 0
    keep: bool = False  # keep the bytes of what is accepted too

    def of(self, recipient: str, attempt: int) -> str:
        """Return the trouble that this attempt meets, or nothing."""
        drawn = blake2b(f"{self.seed}/{recipient}/{attempt}".encode(), digest_size=6).digest()
        chance = int.from_bytes(drawn, "big") / 2**48
        for trouble in ("refused", "deferred", "rejected", "stalled", "dropped", "vanished"):
            share = getattr(self, trouble)
            if chance < share:
                return trouble
            chance -= share
        return ""


@dataclass(frozen=True)
class Accepted:
    """A message that the server took."""

    recipients: list[str]
    sender: str
    message_id: str
    size: int


@dataclass(frozen=True)
class Sink:
    """Where to send, and what was taken."""

    host: str
    port: int
    folder: Path

    @property
    def url(self) -> str:
        """The address as FAITIERE_MAIL_RELAY wants it."""
        return f"smtp://{self.host}:{self.port}"

    def accepted(self) -> list[Accepted]:
        """Return what was accepted up to now, in order."""
        with (self.folder / "accepted").open() as lines:
            return [Accepted(**json.loads(line)) for line in lines]

    def kept(self) -> list[bytes]:
        """Return the bytes of what was accepted, in order, as the sender wrote them."""
        return [path.read_bytes() for path in sorted(self.folder.glob("*.eml"))]


@contextmanager
def sink(**weather: float) -> Iterator[Sink]:
    """Run a server until the end of the block."""
    with tempfile.TemporaryDirectory(prefix="faitiere-sink-") as folder:
        told = json.dumps(asdict(Weather(**weather)))
        command = [sys.executable, "-m", "tests.harness.sink", folder, told]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        try:
            yield Sink("127.0.0.1", int(process.stdout.readline()), Path(folder))
        finally:
            process.kill()
            process.wait()
            process.stdout.close()


class Ledger:
    """What the connections share: how often each recipient was tried, and the list of what was accepted."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.tries, self.numbers = folder, Counter[str](), count(1)
        self.list = (folder / "accepted").open("ab", buffering=0)

    def write(self, taken: Accepted, message: bytes) -> int:
        number = next(self.numbers)
        if message:
            (self.folder / f"{number:08}.eml").write_bytes(re.sub(rb"(?m)^\.\.", b".", message))
        self.list.write(json.dumps(asdict(taken)).encode() + b"\n")
        return number


class Session(asyncio.Protocol):
    """One connection. Commands are answered in order; what follows a stall waits in the buffer."""

    def __init__(self, weather: Weather, ledger: "Ledger") -> None:
        self.weather, self.ledger = weather, ledger
        self.buffer, self.searched = bytearray(), 0
        self.is_reading_message = self.is_stalled = False
        self.taken = 0
        self._forget()

    def _forget(self) -> None:
        self.sender, self.recipients, self.trouble = "", [], ""

    def connection_made(self, transport) -> None:
        self.transport = transport
        self._say("220 sink ESMTP")

    def _say(self, *lines: str) -> None:
        self.transport.write("".join(f"{line}\r\n" for line in lines).encode())

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        self._work()

    def _work(self) -> None:
        while not self.is_stalled and not self.transport.is_closing():
            if not (self._message() if self.is_reading_message else self._line()):
                return

    def _line(self) -> bool:
        line, found, rest = self.buffer.partition(b"\r\n")
        if found:
            self.buffer = rest
            verb = bytes(line[:4]).decode("ascii", "replace").strip().lower()
            getattr(self, f"on_{verb}", self.on_unknown)(bytes(line))
        return bool(found)

    def _message(self) -> bool:
        """Take the message up to its lone dot, which may be the first line of it."""
        if self.trouble == "dropped" and self.buffer:
            self.transport.abort()
            return False
        is_empty = self.buffer.startswith(END[2:])
        end = 0 if is_empty else self.buffer.find(END, max(0, self.searched - len(END)))
        self.searched = len(self.buffer)
        if end < 0:
            return False
        message = bytes(self.buffer[: end + (0 if is_empty else 2)])
        del self.buffer[: end + len(END) - (2 if is_empty else 0)]
        self.searched, self.is_reading_message = 0, False
        self._judge(message)
        return True

    def _judge(self, message: bytes) -> None:
        if self.trouble == "rejected":
            self._say("554 5.7.1 not wanted here")
        elif self.trouble == "stalled":
            self.is_stalled = True
            asyncio.get_running_loop().call_later(self.weather.stall, self._accept_late, message)
            return
        else:
            self._accept(message)
        self._forget()

    def _accept_late(self, message: bytes) -> None:
        self.is_stalled = False
        if not self.transport.is_closing():  # who waited no longer is told nothing, and nothing is taken
            self._accept(message)
            self._forget()
            self._work()

    def _accept(self, message: bytes) -> None:
        """Write it down, then say so: what is said was written."""
        head = message[: message.find(b"\r\n\r\n") + 2]
        found = MESSAGE_ID.search(head)
        taken = Accepted(self.recipients, self.sender, found[1].decode() if found else "", len(message))
        number = self.ledger.write(taken, message if self.weather.keep else b"")
        if self.trouble == "vanished":
            self.transport.abort()
            return
        self.taken += 1
        self._say(f"250 2.0.0 taken as {number}")

    def on_ehlo(self, _line: bytes) -> None:
        self._say("250-sink", "250-PIPELINING", "250-8BITMIME", "250-ENHANCEDSTATUSCODES", "250 SIZE 52428800")

    def on_helo(self, _line: bytes) -> None:
        self._say("250 sink")

    def on_mail(self, line: bytes) -> None:
        if self.weather.per_connection and self.taken >= self.weather.per_connection:
            self._say("421 4.7.0 enough on this line")
            self.transport.close()
            return
        self._forget()
        self.sender = self._address(line)
        self._say("250 2.1.0 ok")

    def on_rcpt(self, line: bytes) -> None:
        recipient = self._address(line)
        self.ledger.tries[recipient] += 1
        trouble = self.weather.of(recipient, self.ledger.tries[recipient])
        if trouble == "refused":
            self._say("550 5.1.1 no such mailbox")
        elif trouble == "deferred":
            self._say("451 4.2.1 busy, try later")
        else:
            self.trouble = self.trouble or trouble
            self.recipients.append(recipient)
            self._say("250 2.1.5 ok")

    def on_data(self, _line: bytes) -> None:
        if self.recipients:
            self.is_reading_message = True
            self._say("354 go on")
        else:
            self._say("503 5.5.1 to whom?")

    def on_rset(self, _line: bytes) -> None:
        self._forget()
        self._say("250 2.0.0 ok")

    def on_noop(self, _line: bytes) -> None:
        self._say("250 2.0.0 ok")

    def on_quit(self, _line: bytes) -> None:
        self._say("221 2.0.0 bye")
        self.transport.close()

    def on_unknown(self, _line: bytes) -> None:
        self._say("502 5.5.2 not here")

    @staticmethod
    def _address(line: bytes) -> str:
        found = ADDRESS.search(line)
        return found[1].decode("utf-8", "replace") if found else ""


async def _serve(folder: Path, weather: Weather) -> None:
    ledger = Ledger(folder)
    server = await asyncio.get_running_loop().create_server(lambda: Session(weather, ledger), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1]), Weather(**json.loads(sys.argv[2]))))
