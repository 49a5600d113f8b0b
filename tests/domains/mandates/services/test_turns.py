from datetime import date

import pytest

from faitiere.domains.mandates import queries
from faitiere.domains.mandates.services import mandates, turns
from faitiere.domains.mandates.services.mandates import MandateStatement
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.mandates import MandateFactory, MandateMentionFactory, SeatFactory
from tests.factories.people import PersonFactory

VOTE = "Conseil d’administration du 28 novembre 2023"


def begin(seat, by, on=date(2023, 11, 28), **said):
    return mandates.begin(MandateStatement(seat, **said), on=on, decided_by=VOTE, by=by)


def test_a_mandate_that_begins_replaces_whoever_held_the_seat(amina, presidency):
    successor = PersonFactory()
    begin(presidency.seat, amina, person=successor)

    assert queries.holder(presidency.seat, date(2023, 11, 27)).mandate == presidency
    standing = queries.holder(presidency.seat, date(2023, 11, 28))
    assert (standing.person, standing.term_ends_on) == (successor, date(2026, 11, 28))
    presidency.refresh_from_db()
    assert (presidency.ends_on, presidency.end_reason) == (date(2023, 11, 28), "remplacement")


def test_a_mandate_cannot_begin_under_a_later_one(amina, presidency):
    with pytest.raises(mandates.HeldLater, match="Bernard Morel à partir du 01/09/2023"):
        begin(presidency.seat, amina, on=date(2023, 9, 1), person=PersonFactory())


def test_a_renewal_starts_another_term_of_the_same_holder(amina, presidency):
    mandates.name_substitute(presidency, PersonFactory(last_name="Durand"), by=amina)
    presidency.refresh_from_db()

    renewed = mandates.renew(presidency, on=date(2026, 9, 1), decided_by=VOTE, by=amina)

    assert (renewed.person, renewed.authority) == (presidency.person, presidency.authority)
    assert renewed.substitute.last_name == "Durand"
    presidency.refresh_from_db()
    assert presidency.end_reason == "renouvellement"
    assert queries.holder(presidency.seat, date(2026, 9, 1)).term_ends_on == date(2029, 9, 1)


def test_an_ended_mandate_leaves_the_seat_vacant(amina, presidency):
    mandates.end(presidency, on=date(2024, 1, 1), reason="démission", by=amina)

    assert queries.holder(presidency.seat, date(2023, 12, 31)).mandate == presidency
    standing = queries.holder(presidency.seat, date(2024, 1, 1))
    assert (standing.confirmation, standing.mandate, standing.holder_name) == ("vacant", None, "Siège vacant")
    assert AuditEntry.objects.get(verb="mandat terminé").changes["reason"] == ["", "démission"]


def test_the_former_holder_does_not_come_back_when_the_last_one_leaves(amina):
    seat = SeatFactory()
    MandateMentionFactory(mandate=MandateFactory(seat=seat, holds_from=date(2018, 1, 1)))
    last = MandateFactory(seat=seat, holds_from=date(2021, 1, 1))
    mandates.end(last, on=date(2022, 1, 1), reason="démission", by=amina)

    assert queries.holder(seat, date(2022, 6, 1)).confirmation == "vacant"


def test_a_mandate_ends_once_and_after_it_holds(amina, presidency):
    with pytest.raises(mandates.MandateEndsBeforeItHolds):
        mandates.end(presidency, on=date(2023, 9, 1), reason="", by=amina)
    mandates.end(presidency, on=date(2024, 1, 1), reason="démission", by=amina)
    with pytest.raises(mandates.MandateAlreadyEnded):
        mandates.end(presidency, on=date(2024, 2, 1), reason="", by=amina)


def test_nobody_stands_in_for_themselves(amina, presidency):
    with pytest.raises(turns.SubstituteIsHolder):
        mandates.name_substitute(presidency, presidency.person, by=amina)


def test_a_substitute_can_be_withdrawn(amina, presidency):
    mandates.name_substitute(presidency, PersonFactory(), by=amina)

    assert mandates.name_substitute(presidency, None, by=amina).substitute is None
