"""What time it is. Only the doors, the night and the keyboard ask; services receive ``on=`` or ``now=``."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """Return the moment at which business happens: the clock of the demo when it is set, else the real one."""
    return settings.CLOCK or timezone.now()


def today() -> date:
    """Return the business date in the network's time zone."""
    return timezone.localdate(now())


def real_now() -> datetime:
    """Return the machine's own moment, for leases and rate limits, which must run even when the demo's clock stands."""
    return timezone.now()


def is_set() -> bool:
    """Tell whether the business clock stands elsewhere than the machine's."""
    return settings.CLOCK is not None
