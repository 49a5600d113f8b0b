"""Says how far the build has come: a bar that redraws itself on a terminal, plain lines elsewhere."""

from dataclasses import dataclass
from time import monotonic
from typing import Protocol

WIDTH = 28


class Output(Protocol):
    """Where to write: a file, or what Django gives to commands."""

    def write(self, text: str, /) -> object:
        """Write as it is."""

    def flush(self) -> None:
        """Show at once."""

    def isatty(self) -> bool:
        """Tell whether somebody watches."""


@dataclass
class Progress:
    """A build of a known number of steps."""

    out: Output
    steps: int
    done: int = 0
    started: float = 0.0

    def begin(self, label: str) -> None:
        """Announce the step that starts."""
        self.started = self.started or monotonic()
        if self.out.isatty():
            self._draw(label)
        else:
            self.out.write(f"[{self.done + 1:>2}/{self.steps}] {label}\n")
            self.out.flush()

    def end(self) -> None:
        """Count the step that has just ended."""
        self.done += 1
        if self.done == self.steps:
            self.close()

    def close(self) -> None:
        """Leave the terminal on a clean line, with the time it took."""
        label = f"Réseau de démonstration construit en {monotonic() - self.started:.0f} s."
        if self.out.isatty():
            self._draw(label)
        self.out.write("\n" if self.out.isatty() else f"{label}\n")
        self.out.flush()

    def _draw(self, label: str) -> None:
        full = WIDTH * self.done // self.steps
        self.out.write(f"\r\033[K{'█' * full}{'░' * (WIDTH - full)} {100 * self.done // self.steps:>3} %  {label}")
        self.out.flush()
