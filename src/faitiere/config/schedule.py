"""What wakes up by itself, and when. Each line names a task, which calls one service."""

from datetime import time, timedelta

from faitiere.kernel.schedule.entries import Daily, Entry, Every

SCHEDULE: list[Entry] = [
    Every("mail.sweep", "faitiere.kernel.mail.tasks.sweep", timedelta(minutes=1)),
    Every("groups.letter_batches", "faitiere.domains.groups.tasks.work_letter_batches", timedelta(minutes=1)),
    Every("events.invitations", "faitiere.domains.events.tasks.send_invitations", timedelta(minutes=1)),
    Every("events.calendar_replies", "faitiere.domains.events.tasks.read_calendar_replies", timedelta(minutes=5)),
    Every("newsroom.scheduled", "faitiere.domains.newsroom.tasks.publish_scheduled", timedelta(minutes=1)),
    Every("newsroom.links", "faitiere.domains.newsroom.tasks.check_links", timedelta(minutes=1)),
    Every("people.returns", "faitiere.domains.people.tasks.read_returns", timedelta(minutes=5)),
    Daily("queue.tidy", "faitiere.kernel.queue.tasks.tidy", time(3, 0)),
    Daily("events.agenda", "faitiere.domains.events.tasks.keep_the_agenda", time(3, 10)),
    Daily("events.places", "faitiere.domains.events.tasks.recount_places", time(3, 20)),
    Daily("events.forgetting", "faitiere.domains.events.tasks.forget_the_day", time(3, 30)),
    Every("newsletters.close", "faitiere.domains.newsletters.tasks.close_departures", timedelta(minutes=1)),
    Every("newsletters.links", "faitiere.domains.newsletters.tasks.watch_links", timedelta(minutes=5)),
    Daily("newsletters.unconfirmed", "faitiere.domains.newsletters.tasks.drop_unconfirmed", time(3, 40)),
    Daily("newsroom.addresses", "faitiere.domains.newsroom.tasks.collect_links", time(3, 50)),
    Daily("mandates.alerts", "faitiere.domains.mandates.tasks.raise_alerts", time(6, 30)),
]
