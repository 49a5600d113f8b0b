#!/usr/bin/env python3
"""The keyboard entrance: every management command starts here."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))


def main() -> None:
    """Run a management command with the development settings unless told otherwise."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "faitiere.config.settings.dev")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - the path is set just above

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
