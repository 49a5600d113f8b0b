"""The mandates of a seat when several people act on it at the same moment."""

from datetime import date

import pytest

from faitiere.domains.mandates.models import Mandate, Seat
from faitiere.domains.mandates.services import mandates
from faitiere.domains.people.models import Person
from faitiere.kernel.audit.log import System
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.periods import PartialDate
from faitiere.kernel.statements import Source
from tests.factories.mandates import SeatFactory
from tests.factories.people import PersonFactory
from tests.harness.racing import race

VOTE = "Conseil d’administration"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_several_successors_begun_at_once_for_one_day_one_holds():
    seat, people = SeatFactory(), [PersonFactory() for _ in range(4)]

    def work(rank):
        said = mandates.MandateStatement(Seat.objects.get(pk=seat.pk), person=Person.objects.get(pk=people[rank].pk))
        try:
            mandates.begin(said, on=date(2024, 1, 19), decided_by=VOTE, by=System("Essai"))
        except BusinessError as refusal:
            return type(refusal).__name__
        return "commencé"

    assert sorted(race(work, processes=4)) == ["HeldLater"] * 3 + ["commencé"]
    assert Mandate.objects.filter(seat=seat).count() == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_one_holder_stated_at_once_by_several_sources_has_one_mandate():
    seat, person = SeatFactory(), PersonFactory()

    def work(rank):
        said = mandates.MandateStatement(Seat.objects.get(pk=seat.pk), person=Person.objects.get(pk=person.pk))
        source = Source(f"Document {rank}", PartialDate.parse(f"202{rank}"))
        return mandates.state(said, source, by=System("Essai")).pk

    assert len(set(race(work, processes=4))) == 1
    assert Mandate.objects.get(seat=seat).holds_from == date(2020, 1, 1)
