"""Reads the process environment, typed, and refuses what it cannot read."""

import os
from datetime import datetime

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """Return the variable as text."""
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    """Return the variable as a boolean: 1, true, yes, oui are true."""
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in {"1", "true", "yes", "oui"}


def integer(name: str, default: int) -> int:
    """Return the variable as a whole number."""
    value = os.environ.get(name)
    if value is None:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from error


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated variable as a list."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def moment(name: str) -> datetime | None:
    """Return an ISO 8601 moment with its offset, or None when the variable is not set."""
    value = os.environ.get(name)
    if not value:
        return None
    try:
        parsed = datetime.fromisoformat(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be an ISO 8601 moment, not {value!r}.") from error
    if parsed.tzinfo is None:
        raise ImproperlyConfigured(f"{name} must carry its offset, as in 2024-01-19T09:00:00+01:00.")
    return parsed
