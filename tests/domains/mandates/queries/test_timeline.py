from datetime import date

from faitiere.domains.mandates import queries
from faitiere.domains.mandates.services import mandates
from tests.factories.letters import LetterFactory
from tests.factories.mandates import MissionLetterFactory, ParityRuleFactory
from tests.factories.people import PersonFactory


def told(events):
    return [(str(event.on), event.kind, event.text) for event in events]


def test_a_body_tells_its_life_latest_first(presidency, amina, valdorie):
    presidency.starts_on = presidency.holds_from
    presidency.save()
    ParityRuleFactory(body=valdorie.body, since=date(2020, 12, 9))
    MissionLetterFactory(mandate=presidency, letter=LetterFactory(issued_on=date(2024, 1, 19), sequence=7))
    mandates.end(presidency, on=date(2024, 3, 1), reason="démission", by=amina)
    seat = str(presidency.seat)

    assert told(queries.timeline(valdorie.body)) == [
        ("1er mars 2024", "mandate_ended", f"Fin – {seat} : Bernard Morel"),
        ("19 janvier 2024", "letter_issued", "Émise : lettre de mission 2024-007 – Bernard Morel"),
        ("1er septembre 2023", "mandate_started", f"Début – {seat} : Bernard Morel"),
        ("1er septembre 2023", "mandate_seen", f"{seat} : Bernard Morel"),
        ("9 décembre 2020", "parity_rule", "Parité obligatoire"),
    ]


def test_a_person_tells_offices_and_mandates_together(presidency):
    kinds = {event.kind for event in queries.timeline_of_person(presidency.person)}

    assert kinds == {"office_started", "office_seen", "mandate_seen"}


def test_a_life_takes_as_many_queries_however_long_it_is(presidency, amina, valdorie, django_assert_max_num_queries):
    for year in (2024, 2025, 2026):
        statement = mandates.MandateStatement(presidency.seat, person=PersonFactory())
        mandates.begin(statement, on=date(year, 1, 1), decided_by="Assemblée", by=amina)

    with django_assert_max_num_queries(5):
        assert len(queries.timeline(valdorie.body)) == 10


def test_vacancies_are_the_seats_that_nobody_holds(presidency, amina):
    assert queries.vacancies(date(2024, 1, 19)) == []
    mandates.end(presidency, on=date(2024, 3, 1), reason="démission", by=amina)

    assert [standing.seat for standing in queries.vacancies(date(2024, 3, 1))] == [presidency.seat]


def test_the_mandates_of_a_person_come_latest_first(presidency, amina):
    renewed = mandates.renew(presidency, on=date(2026, 9, 1), decided_by="Assemblée", by=amina)

    assert list(queries.mandates_of(presidency.person)) == [renewed, presidency]
