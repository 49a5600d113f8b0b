"""A line of the schedule."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone


@dataclass(frozen=True)
class Every:
    """A task that runs at a steady pace."""

    name: str
    task: str
    period: timedelta

    @property
    def lease(self) -> timedelta:
        """Return after how long a worker that runs it is given up."""
        return 2 * self.period

    def after(self, moment: datetime) -> datetime:
        """Return the next run after a moment: missed ones are not made up, one is enough."""
        return moment + self.period


@dataclass(frozen=True)
class Daily:
    """A task that runs once a day, at an hour of the network's time zone."""

    name: str
    task: str
    at: time

    @property
    def lease(self) -> timedelta:
        """Return after how long a worker that runs it is given up."""
        return timedelta(hours=1)

    def after(self, moment: datetime) -> datetime:
        """Return the next such hour strictly after a moment, whatever the change of season."""
        local = timezone.localtime(moment)
        run = local.replace(hour=self.at.hour, minute=self.at.minute, second=0, microsecond=0)
        if run <= local:
            run = timezone.make_aware(datetime.combine(local.date() + timedelta(days=1), self.at))
        return run


Entry = Every | Daily
