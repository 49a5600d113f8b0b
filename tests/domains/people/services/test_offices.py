from datetime import date

import pytest

from faitiere.domains.people import queries
from faitiere.domains.people.models import Office, OfficeMention
from faitiere.domains.people.services import offices
from faitiere.domains.people.services.offices import OfficeStatement
from faitiere.kernel.periods import PartialDate
from faitiere.kernel.statements import Source
from tests.factories.people import PersonFactory
from tests.factories.territories import AuthorityFactory


def seen(text, name="Annuaire", page=""):
    return Source(name, PartialDate.parse(text), page)


@pytest.fixture
def her(db):
    return PersonFactory(civility="madame")


@pytest.fixture
def town(db):
    return AuthorityFactory()


def test_the_same_title_in_two_sources_is_one_office_seen_twice(amina, her, town):
    first = offices.state(OfficeStatement(her, town, "Adjointe au Maire"), seen("2020"), by=amina)
    again = offices.state(OfficeStatement(her, town, "Adjointe au maire"), seen("2024-01"), by=amina)

    assert first == again
    assert [str(mention.seen) for mention in first.mentions.all()] == ["2020", "janvier 2024"]


def test_a_source_read_twice_says_it_once(amina, her, town):
    for _ in range(2):
        offices.state(OfficeStatement(her, town, "Maire"), seen("2020", page="p. 18"), by=amina)

    assert OfficeMention.objects.count() == 1


def test_a_title_in_the_wrong_gender_is_kept_as_printed_only(amina, her, town):
    said = OfficeStatement(her, town, "Adjoint au Maire délégué aux Relations Internationales")

    office = offices.state(said, seen("2020"), by=amina)

    assert office.title == "Adjointe au Maire déléguée aux Relations Internationales"
    assert office.kind == "deputy"
    assert office.mentions.get().title_printed == "Adjoint au Maire délégué aux Relations Internationales"


def test_a_title_of_an_unknown_gender_stays_as_it_is(amina, town):
    person = PersonFactory(civility="")

    assert offices.state(OfficeStatement(person, town, "Adjoint"), seen("2020"), by=amina).title == "Adjoint"


def test_a_later_source_completes_what_the_first_did_not_know(amina, her, town):
    offices.state(OfficeStatement(her, town, "Maire"), seen("2020"), by=amina)
    office = offices.state(OfficeStatement(her, town, "Maire", starts_on=date(2020, 5, 25)), seen("2021"), by=amina)

    assert office.starts_on == date(2020, 5, 25)


def test_an_office_that_ended_may_come_back(amina, her, town):
    first = offices.state(OfficeStatement(her, town, "Maire"), seen("2014-04-01"), by=amina)
    offices.end(first, on=date(2020, 5, 25), reason="non réélue", by=amina)
    again = offices.state(OfficeStatement(her, town, "Maire"), seen("2026-04-01"), by=amina)

    assert first != again
    assert queries.title_on(her, town, date(2019, 1, 1)) == "Maire"
    assert queries.title_on(her, town, date(2022, 1, 1)) == ""
    assert queries.title_on(her, town, date(2026, 5, 1)) == "Maire"


def test_an_office_ends_once_and_after_its_start(amina, her, town):
    office = offices.state(OfficeStatement(her, town, "Maire", starts_on=date(2020, 5, 25)), seen("2020"), by=amina)

    with pytest.raises(offices.OfficeEndsBeforeStart):
        offices.end(office, on=date(2020, 5, 25), reason="", by=amina)
    offices.end(office, on=date(2023, 1, 1), reason="démission", by=amina)
    with pytest.raises(offices.OfficeAlreadyEnded, match="01/01/2023"):
        offices.end(office, on=date(2024, 1, 1), reason="", by=amina)


def test_an_office_has_a_title_and_a_sound_period(amina, her, town):
    with pytest.raises(offices.TitleMissing):
        offices.state(OfficeStatement(her, town, "  "), seen("2020"), by=amina)
    upside_down = OfficeStatement(her, town, "Maire", starts_on=date(2022, 1, 1), ends_on=date(2021, 1, 1))
    with pytest.raises(offices.OfficeEndsBeforeStart):
        offices.state(upside_down, seen("2020"), by=amina)
    assert not Office.objects.filter(person=her).exists()
