from datetime import date

import pytest

from faitiere.domains.people.services import positions
from faitiere.domains.people.services.positions import PositionStatement
from faitiere.kernel.periods import PartialDate
from faitiere.kernel.statements import Source
from tests.factories.people import OrganizationFactory, PersonFactory


def test_a_position_seen_twice_is_one_and_its_title_agrees(amina):
    her, network = PersonFactory(civility="madame"), OrganizationFactory()
    for year in ("2020", "2024"):
        said = PositionStatement(her, network, "Chargé de mission")
        position = positions.state(said, Source("Annuaire", PartialDate.parse(year)), by=amina)

    assert position.title == "Chargée de mission"
    assert [str(mention.seen) for mention in position.mentions.all()] == ["2020", "2024"]


def test_a_position_ends_after_its_start(amina):
    said = PositionStatement(PersonFactory(), OrganizationFactory(), "Présidente", starts_on=date(2020, 10, 13))
    position = positions.state(said, Source("Annuaire", PartialDate.parse("2020")), by=amina)

    with pytest.raises(positions.PositionEndsBeforeStart):
        positions.end(position, on=date(2020, 10, 13), by=amina)
    assert positions.end(position, on=date(2024, 1, 1), by=amina).ends_on == date(2024, 1, 1)


def test_a_period_is_not_upside_down(amina):
    said = PositionStatement(
        PersonFactory(), OrganizationFactory(), "Présidente", starts_on=date(2020, 1, 1), ends_on=date(2019, 1, 1)
    )
    with pytest.raises(positions.PositionEndsBeforeStart):
        positions.state(said, Source("Annuaire", PartialDate.parse("2020")), by=amina)
