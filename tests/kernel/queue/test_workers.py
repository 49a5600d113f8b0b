from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from faitiere.kernel import clock
from faitiere.kernel.queue import beats
from faitiere.kernel.schedule.models import ScheduledRun

pytestmark = pytest.mark.django_db


def test_a_house_where_nobody_works_is_said_to_a_monitor():
    with pytest.raises(CommandError, match="Personne ne travaille"):
        call_command("workers")


def test_who_works_what_broke_and_what_is_late_are_told(capsys):
    beats.beat("one", "database", now=clock.real_now())
    ScheduledRun.objects.filter(name="mail.sweep").update(error="OSError: plein")
    call_command("workers")
    assert "au travail : one (database)" in (said := capsys.readouterr().out)
    assert "en erreur : mail.sweep, OSError: plein" in said

    ago = clock.real_now() - timedelta(minutes=6)
    ScheduledRun.objects.filter(name="mail.sweep").update(rung_at=clock.real_now(), fired_at=ago)
    with pytest.raises(CommandError, match="en retard"):
        call_command("workers")
    assert "en retard : mail.sweep" in capsys.readouterr().out
