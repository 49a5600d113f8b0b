from datetime import UTC, date, datetime

import pytest

from faitiere.domains.mandates import queries
from faitiere.domains.mandates.models import Mandate
from faitiere.domains.mandates.services import alerts
from faitiere.domains.mandates.tasks import raise_alerts
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.mandates import MandateFactory, MandateMentionFactory
from tests.factories.people import OfficeFactory


def on(*day):
    return datetime(*day, 5, 30, tzinfo=UTC)


def kinds(raised):
    return [alert.kind for alert in raised]


@pytest.fixture
def term(presidency):
    """A term that began on 1 September 2023 and ends on 1 September 2026."""
    presidency.starts_on = presidency.holds_from
    presidency.save()
    return presidency


def test_staff_are_told_six_three_and_one_month_before_and_at_the_end_once_each(term, amina):
    told = {}
    for day in [(2026, 2, 28), (2026, 3, 1), (2026, 3, 2), (2026, 6, 1), (2026, 8, 1), (2026, 9, 1), (2026, 9, 2)]:
        told[day] = kinds(alerts.raise_due(now=on(*day)))

    assert told == {
        (2026, 2, 28): [],
        (2026, 3, 1): ["six_months"],
        (2026, 3, 2): [],
        (2026, 6, 1): ["three_months"],
        (2026, 8, 1): ["one_month"],
        (2026, 9, 1): ["term_over"],
        (2026, 9, 2): [],
    }
    assert OutboundMessage.objects.filter(recipient=amina.email, kind="mandates.alerts").count() == 4


def test_a_night_missed_is_made_up_by_the_tightest_alert(term):
    assert kinds(alerts.raise_due(now=on(2026, 8, 20))) == ["one_month"]


def test_the_end_of_the_office_under_a_mandate_is_told_at_once(term):
    office = term.person.offices.get()
    office.ends_on = date(2024, 1, 15)
    office.save()

    assert kinds(alerts.raise_due(now=on(2024, 1, 14))) == []
    assert kinds(alerts.raise_due(now=on(2024, 1, 15))) == ["office_ended"]
    assert kinds(alerts.raise_due(now=on(2024, 1, 16))) == []


def test_another_office_in_the_same_authority_carries_the_mandate_unless_it_rests_on_the_ended_one(term):
    ended = term.person.offices.get()
    ended.ends_on = date(2024, 1, 15)
    ended.save()
    OfficeFactory(person=term.person, authority=term.authority, title="Conseiller municipal")

    assert queries.alerts_on(date(2024, 1, 16)) == []
    Mandate.objects.filter(pk=term.pk).update(office=ended)
    assert kinds(queries.alerts_on(date(2024, 1, 16))) == ["office_ended"]


def test_a_mandate_that_has_ended_worries_nobody(term):
    term.ends_on = date(2025, 1, 1)
    term.save()

    assert queries.alerts_on(date(2026, 8, 20)) == []


def test_a_known_end_is_watched_like_a_term(presidency):
    presidency.ends_on = date(2024, 4, 1)
    presidency.save()

    assert kinds(queries.alerts_on(date(2024, 1, 19))) == ["three_months"]


def test_the_letter_names_the_body_the_holder_and_the_day(term, amina):
    alerts.raise_due(now=on(2026, 8, 1))

    message = OutboundMessage.objects.get(kind="mandates.alerts")
    assert message.subject == "Un mandat à suivre"
    assert "Bernard Morel" in message.text
    assert "terme dans un mois (1er septembre 2026)" in message.text
    assert "&#" not in message.text
    assert "Bernard Morel" in message.html


def test_those_who_are_not_staff_are_not_written_to(term, amina, chloe, eve):
    alerts.raise_due(now=on(2026, 8, 1))

    assert set(OutboundMessage.objects.values_list("recipient", flat=True)) == {amina.email}


def test_the_night_calls_it(term, clock_at):
    clock_at("2026-08-01T06:30")

    assert raise_alerts.func() == 1


def test_many_terms_take_a_constant_number_of_queries(db, django_assert_num_queries):
    for _ in range(4):
        MandateMentionFactory(mandate=MandateFactory(starts_on=date(2023, 9, 1)))

    with django_assert_num_queries(4):
        assert len(queries.alerts_on(date(2026, 8, 20))) == 4
