from datetime import date

import pytest

from faitiere.domains.groups import exports, queries
from faitiere.domains.groups.rules import PERMISSIONS
from tests.factories.groups import GroupFactory, GroupStepFactory
from tests.factories.mandates import MandateFactory, MandateMentionFactory, SeatFactory
from tests.factories.territories import CountryFactory, ZoneFactory

TODAY = date(2024, 1, 19)


def group_led(zone=None, **fields):
    group = GroupFactory(zone=zone, **fields)
    group.countries.add(CountryFactory())
    mandate = MandateFactory(seat=SeatFactory(body=group.body, order=0))
    MandateMentionFactory(mandate=mandate)
    return group


def filed(on=TODAY):
    return [(heading.name, [card.group.short_name for card in heading.cards]) for heading in queries.directory(on)]


def test_groups_are_filed_by_zone_then_those_without(db):
    south, north = ZoneFactory(slug="sud", name="Sud", order=2), ZoneFactory(slug="nord", name="Nord", order=1)
    group_led(south, short_name="Zédorie")
    group_led(south, short_name="Éolie")
    group_led(north, short_name="Hyperborée")
    group_led(None, short_name="Climat", kind="thematic")
    group_led(None, short_name="Dynamique", kind="dynamic")

    assert filed() == [
        ("Nord", ["Hyperborée"]),
        ("Sud", ["Éolie", "Zédorie"]),
        ("Groupes thématiques et transversaux", ["Climat"]),
        ("Autres groupes", ["Dynamique"]),
    ]


def test_a_group_is_not_listed_before_it_was_created(valdorie):
    GroupStepFactory(group=GroupFactory(short_name="Jeune groupe"), kind="created", seen_on=date(2023, 1, 1))

    listed = [card.group.short_name for card in queries.cards_on(date(2022, 12, 31))]
    assert listed == ["Valdorie"]
    assert len(queries.cards_on(date(2023, 1, 1))) == 2


@pytest.mark.parametrize("count", [1, 30])
def test_the_directory_takes_six_queries_whatever_the_number_of_groups(db, count, django_assert_num_queries):
    zone = ZoneFactory()
    for _ in range(count):
        group_led(zone)

    with django_assert_num_queries(6):
        cards = [card for heading in queries.directory(TODAY) for card in heading.cards]
        told = [
            (card.group.body.name, card.standing.holder_name, card.standing.title, card.standing.seat.body.name)
            for card in cards
            for _country in card.countries
        ]

    assert len(told) == count


def test_a_vacant_presidency_is_looked_for_in_active_groups_only(presidency):
    GroupStepFactory(group=GroupFactory(short_name="Endormi"), kind="dormant")
    idle = GroupFactory(short_name="Sans présidence")
    SeatFactory(body=idle.body)

    assert [card.group for card in queries.vacant_presidencies(TODAY)] == [idle]


def test_a_page_tells_everything_about_a_group(presidency, valdorie, valmont):
    page = queries.group_page(valdorie, TODAY)

    assert (page.presidency.holder_name, page.presidency.title, page.is_active) == ("Bernard Morel", "Maire", True)
    assert [card.authority for card in page.members] == [valmont]
    assert [country.name for country in page.countries] == ["Valdorie"]
    assert page.others == ()
    assert {"mandate_seen", "member_joined"} <= {event.kind for event in page.timeline}


def test_a_spreadsheet_tells_who_leads_each_group(presidency):
    (row,) = exports.rows(TODAY)

    told = dict(zip(exports.COLUMNS, row, strict=True))
    assert (told["Groupe"], told["Présidence"], told["Titre"]) == ("Groupe-pays Valdorie", "Bernard Morel", "Maire")


def test_those_who_take_part_see_the_contacts(cast, valdorie):
    may = {name for name, user in cast.items() if PERMISSIONS["groups.view_contacts"](user, valdorie)}

    assert may == {"amina", "bernard", "chloe"}
