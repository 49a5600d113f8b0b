from datetime import date, timedelta

import pytest

from faitiere.domains.events.choices import EventAudience, EventState, FeedScope
from faitiere.domains.events.models import CalendarFeed, Event, Invitation
from faitiere.domains.events.models.when import When
from faitiere.domains.events.queries.life import agenda
from faitiere.domains.events.services.changes import columns
from faitiere.kernel import clock
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db

TODAY = date(2024, 1, 19)


def event(when: When, title: str = "", **fields) -> Event:
    return EventFactory(**columns(when), **({"title": title} if title else {}), **{"changed_at": clock.now(), **fields})


def printed(on=TODAY) -> dict[str, list[str]]:
    return {bucket.label: [event.title for event in bucket.events] for bucket in agenda.newsletter(on)}


def test_the_newsletter_has_two_months_then_what_has_no_day_then_the_rest():
    event(When.days(date(2024, 6, 4)), "Assemblée")
    event(When.month(date(2024, 3, 1)), "Outre-mer")
    event(When.to_be_defined("mars"), "Mali")
    event(When.days(date(2024, 2, 28)), "Mauritanie")
    event(When.days(TODAY), "Chronique")
    event(When.days(date(2024, 1, 18)), "Passé")

    assert printed() == {
        "Janvier 2024": ["Chronique"],
        "Février 2024": ["Mauritanie"],
        "Dates à définir": ["Outre-mer", "Mali"],
        "Autres dates en 2024": ["Assemblée"],
    }
    assert list(printed()) == ["Janvier 2024", "Février 2024", "Dates à définir", "Autres dates en 2024"]


def test_the_year_turns():
    event(When.days(date(2025, 1, 9)), "Vœux")
    event(When.days(date(2025, 3, 9)), "Mars")
    event(When.days(date(2026, 3, 9)), "Plus tard")

    assert printed(date(2024, 12, 20)) == {"Janvier 2025": ["Vœux"], "Autres dates": ["Mars", "Plus tard"]}


def test_what_lasts_stands_in_the_first_month():
    event(When.days(date(2024, 1, 2), date(2024, 2, 10)), "Consultation")

    assert printed() == {"Janvier 2024": ["Consultation"]}


@pytest.mark.parametrize(
    "fields",
    [
        {"state": EventState.IDEA},
        {"state": EventState.CANCELLED},
        {"audience": EventAudience.STAFF},
        {"is_in_newsletter": False},
    ],
)
def test_ideas_and_what_stays_in_the_house_are_not_printed(fields):
    event(When.days(date(2024, 2, 6)), **fields)

    assert printed() == {}


def test_a_promise_without_a_date_is_forgotten_after_a_year():
    event(When.to_be_defined(), "Séminaires", changed_at=clock.now() - timedelta(days=366))

    assert printed() == {}


def test_words_are_found_without_accents_nor_capitals():
    held = event(When.days(TODAY), "Café des élues et élus", place="Hôtel de Ville d’Évreux")
    event(When.days(TODAY), "Assemblée")

    assert list(Event.objects.filter(agenda.containing("ELUES cafe evreux"))) == [held]


def test_an_agenda_of_ten_thousand_events_is_few_queries(django_assert_max_num_queries):
    EventFactory.create_batch(30, **columns(When.days(date(2024, 2, 6))))

    with django_assert_max_num_queries(2):
        assert len(printed()["Février 2024"]) == 30


def test_a_personal_agenda_holds_what_its_owner_may_read(bernard, valdorie):
    day = columns(When.days(date(2024, 2, 6)))
    public = EventFactory(**day)
    members = EventFactory(**day, audience=EventAudience.MEMBERS)
    of_group = EventFactory(**day, audience=EventAudience.GROUP, group=valdorie)
    invited = EventFactory(**day, audience=EventAudience.INVITED)
    Invitation.objects.create(event=invited, person=bernard.person)
    EventFactory(**day, audience=EventAudience.DONORS)

    everything = CalendarFeed(person=bernard.person, scope=FeedScope.ALL)
    groups = CalendarFeed(person=bernard.person, scope=FeedScope.GROUPS)
    assert set(agenda.personal(everything, TODAY)) == {public, members, of_group, invited}
    assert set(agenda.personal(groups, TODAY)) == {of_group, invited}


def test_whose_membership_lapsed_reads_the_public_agenda(denis):
    public = EventFactory()
    EventFactory(audience=EventAudience.MEMBERS)

    assert list(agenda.personal(CalendarFeed(person=denis.person, scope=FeedScope.ALL), TODAY)) == [public]


def test_calendars_show_a_year_behind_and_what_is_postponed():
    event(When.days(date(2022, 6, 1)))
    last_year = event(When.days(date(2023, 6, 1)), state=EventState.HELD)
    ahead = event(When.days(date(2024, 6, 1)))

    assert list(agenda.feed(TODAY)) == [last_year, ahead]
