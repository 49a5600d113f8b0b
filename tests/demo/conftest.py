"""Builds the demo network on an extract of the register that covers every authority of the pack."""

import io
from datetime import datetime
from pathlib import Path

from faitiere.demo import build
from faitiere.demo.progress import Progress

EXTRACT = Path(__file__).parent / "register"
NOW = datetime.fromisoformat("2024-01-19T09:00:00+01:00")


FEW = 30


def build_once(register=EXTRACT, crowd=FEW):
    """Build with a few people of the crowd, and tell whether anything was done."""
    return build.build(Progress(io.StringIO(), steps=len(build.STEPS)), register=register, crowd=crowd, now=NOW)
