"""What wakes up by itself, and when. Each line names a task, which calls one service."""

from datetime import timedelta

from faitiere.kernel.schedule.entries import Entry, Every

SCHEDULE: list[Entry] = [
    Every("mail.sweep", "faitiere.kernel.mail.tasks.sweep", timedelta(minutes=1)),
]
