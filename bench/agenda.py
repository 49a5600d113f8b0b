"""The agenda and a programme of 120 sessions at 10,000 events and 200,000 registrations, over real HTTP.

Everything is invented: twenty years of events, 300 of them to come, twenty people registered to each. One sync worker,
one reader at a time, one kept connection, as in `bench/pages.py`, against the same barest page and view.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bench.harness import Measure
from bench.pages import ROOT, Reader, emptiness, network_environment, served
from tools import demo

EVENTS, TO_COME, PEOPLE, SESSIONS = 10_000, 300, 20, 120
TODAY = datetime.fromisoformat("2024-01-19T09:00:00+01:00")
PAGES = [
    "/agenda/",
    "/agenda/2024/2/",
    "/agenda/archives/",
    "/agenda/archives/?q=rencontre+9000",
    "/agenda.ics",
    "/agenda/rencontre-9999/",
    "/agenda/rencontre-9999/programme/?par=salle",
]


@contextmanager
def measures() -> Iterator[list[Measure]]:
    """Fill a database in a folder of its own, serve it beside the bare project, and stop both."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="faitiere-bench-")))
        (folder / "static").mkdir()
        environment = network_environment(folder)
        for command in ([*demo.MANAGE, "migrate", "--verbosity", "0"], [sys.executable, "-m", "bench.agenda"]):
            subprocess.run(command, cwd=ROOT, env=environment, check=True)
        ours = Reader(stack.enter_context(served("faitiere.config.wsgi", environment)))
        bare = Reader(stack.enter_context(served("bench.bare", emptiness(folder))))
        references = {
            "a bare Wagtail page": partial(bare.latencies, "/page/"),
            "a bare view": partial(bare.latencies, "/view/"),
        }
        yield [Measure(path, partial(ours.latencies, path), references) for path in PAGES]


def fill() -> None:
    """Write the events, their registrations and the programme of the last one."""
    import django  # noqa: PLC0415 - only the process that fills needs Django

    django.setup()
    from faitiere.domains.events.choices import EventAudience, EventKind, EventState  # noqa: PLC0415
    from faitiere.domains.events.models import Event, EventRoom, Registration, Session  # noqa: PLC0415

    audiences = [EventAudience.PUBLIC, EventAudience.MEMBERS, EventAudience.MEMBER_OFFICIALS]
    first = TODAY - timedelta(days=EVENTS - TO_COME)
    events = [
        Event(
            slug=f"rencontre-{rank}",
            title=f"Rencontre {rank}",
            words=f"rencontre {rank}",
            kind=EventKind.values[rank % len(EventKind.values)],
            audience=EventAudience.PUBLIC if rank == EVENTS - 1 else audiences[rank % 3],
            state=EventState.HELD if rank < EVENTS - TO_COME else EventState.OPEN,
            starts_at=first + timedelta(days=rank),
            ends_at=first + timedelta(days=rank, hours=8),
            changed_at=first,
        )
        for rank in range(EVENTS)
    ]
    events = Event.objects.bulk_create(events, batch_size=500)
    registered = (
        Registration(
            event=event, first_name="Camille", last_name=f"{rank}", email=f"{rank}@example.org", registered_at=first
        )
        for event in events
        for rank in range(PEOPLE)
    )
    Registration.objects.bulk_create(registered, batch_size=1000)
    last = events[-1]
    rooms = EventRoom.objects.bulk_create([EventRoom(event=last, name=f"Salle {rank}") for rank in range(8)])
    sessions = [
        Session(event=last, slug=f"s-{rank}", title=f"Atelier {rank}", room=rooms[rank % 8], starts_at=last.starts_at)
        for rank in range(SESSIONS)
    ]
    Session.objects.bulk_create(sessions)


if __name__ == "__main__":
    fill()
