"""Numbers have no gap and no double, whoever issues at the same moment and whatever fails."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date

import pytest
from django.db import connection, transaction

from faitiere.domains.letters.choices import TemplateKind
from faitiere.domains.letters.models import Letter
from faitiere.domains.letters.services import letters, templates
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from tests.factories.letters import order

WORKERS, EACH = 4, 6


class PowerCut(Exception):
    """Something fails after the letter has its number."""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_letters_issued_at_the_same_moment_are_numbered_without_gap_or_double() -> None:
    by = System("Essai")
    template = templates.ensure_default(TemplateKind.MISSION, by=by)

    def issue(recipient: str, *, fails: bool) -> None:
        with transaction.atomic():
            letters.issue(order(template, recipient=recipient), by=by, now=clock.now())
            if fails:
                raise PowerCut

    def issue_many(worker: int) -> int:
        done = 0
        for rank in range(EACH):
            with suppress(PowerCut):
                issue(f"{worker}-{rank}", fails=rank % 3 == 2)
                done += 1
        connection.close()
        return done

    with ThreadPoolExecutor(WORKERS) as pool:
        issued = sum(pool.map(issue_many, range(WORKERS)))
    numbers = sorted(Letter.objects.filter(year=2024).values_list("sequence", flat=True))
    assert issued == WORKERS * 4
    assert numbers == list(range(1, issued + 1))


@pytest.mark.django_db(transaction=True)
def test_the_first_letter_of_a_year_may_be_asked_for_twice_at_once() -> None:
    by = System("Essai")
    template = templates.ensure_default(TemplateKind.MISSION, by=by)

    def issue_one(worker: int) -> None:
        letters.issue(order(template, recipient=str(worker), on=date(2030, 1, 2)), by=by, now=clock.now())
        connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(issue_one, range(WORKERS)))
    assert sorted(Letter.objects.values_list("sequence", flat=True)) == [1, 2, 3, 4]
