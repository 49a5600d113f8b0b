from datetime import date

from faitiere.domains.people import queries
from faitiere.domains.people.services import persons
from faitiere.domains.people.services.persons import PersonDraft
from tests.factories.people import OfficeFactory, OfficeMentionFactory, PersonFactory, PositionFactory


def test_a_life_is_told_latest_first_as_precisely_as_the_sources(db):
    person = PersonFactory()
    office = OfficeFactory(person=person, title="Maire", starts_on=date(2014, 4, 5), ends_on=date(2020, 5, 25))
    OfficeMentionFactory(office=office, seen_on=date(2018, 1, 1), seen_precision="year", source="Annuaire")
    PositionFactory(person=person, title="Trésorière", starts_on=date(2021, 1, 1))
    OfficeFactory(title="Maire d’ailleurs", starts_on=date(2019, 1, 1))

    assert [(str(event.on), event.kind, event.source) for event in queries.timeline(person)] == [
        ("1er janvier 2021", "position_started", ""),
        ("25 mai 2020", "office_ended", ""),
        ("2018", "office_seen", "Annuaire"),
        ("5 avril 2014", "office_started", ""),
    ]


def test_a_long_life_takes_as_many_queries_as_a_short_one(db, django_assert_num_queries):
    person = PersonFactory()
    for title in ("Maire", "Présidente", "Sénatrice"):
        OfficeMentionFactory(office=OfficeFactory(person=person, title=title))

    with django_assert_num_queries(3):
        assert len(queries.timeline(person)) == 3


def test_the_log_tells_who_did_what_to_the_objects_asked_for_only(amina):
    person = persons.create(PersonDraft("Martin", "Zoé"), by=amina)
    other = persons.create(PersonDraft("Autre"), by=amina)

    (event,) = queries.audit_events(person)
    assert (event.text, event.source) == ("Personne créée : Zoé Martin", "Amina Benali")
    assert len(queries.audit_events(person, other)) == 2
