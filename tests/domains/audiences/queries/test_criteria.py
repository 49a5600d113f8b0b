"""Each criterion: whom it finds on a day, and why. The network is Valmont's: see tests/cast.py."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from faitiere.domains.audiences import queries
from faitiere.domains.events.models import CheckIn, Invitation, Registration
from faitiere.domains.people.choices import OfficeKind
from tests.domains.audiences.conftest import ON, line
from tests.factories.events import EventFactory
from tests.factories.groups import GroupMemberFactory
from tests.factories.mandates import BodyFactory, MandateFactory, SeatFactory
from tests.factories.people import (
    ContactPointFactory,
    OfficeFactory,
    OfficeMentionFactory,
    OrganizationFactory,
    PersonFactory,
    PositionFactory,
)
from tests.factories.territories import AuthorityFactory

pytestmark = pytest.mark.django_db
THEN = datetime(2024, 1, 5, tzinfo=UTC)


@pytest.fixture
def network(cast, valmont, rivecourt, valdorie):
    """A little of everything that criteria look at; the values that find somebody, by key."""
    region = AuthorityFactory(kind="region", name="Val-Inventé")
    type(valmont).objects.filter(pk=valmont.pk).update(region=region)
    bernard = cast["bernard"].person
    group = valdorie.members.get(authority=valmont)
    group.contacts.add(cast["chloe"].person)
    bureau = SeatFactory(body=BodyFactory(name="Bureau"), role="vice_president")
    MandateFactory(seat=bureau, person=bernard, authority=valmont)
    house = OrganizationFactory(name="Maison Inventée")
    position = PositionFactory(person=PersonFactory(last_name="Ferrand"), title="Directrice", organization=house)
    event = EventFactory(title="Rencontres de Valmont")
    Invitation.objects.create(event=event, person=bernard, authority=valmont, answer="yes")
    Invitation.objects.create(event=event, person=cast["denis"].person, authority=rivecourt)
    fields = {"event": event, "first_name": "Bernard", "last_name": "Morel", "registered_at": THEN}
    came = Registration.objects.create(**fields, person=bernard, authority=valmont, email="bernard@valmont.example")
    CheckIn.objects.create(registration=came, scan=uuid4(), at=THEN)
    Registration.objects.create(**fields, person=None, email="inconnu@ville.example")
    return {
        "audiences.saved": {"audience": None},
        "events.attended": {"event": event.pk},
        "events.invited": {"event": event.pk},
        "events.registered": {"event": event.pk},
        "events.unanswered": {"event": event.pk},
        "groups.followers": {"group": valdorie.pk},
        "groups.people": {"group": valdorie.pk},
        "groups.presidents": {"kinds": ["country"]},
        "mandates.holders": {"body": bureau.body_id},
        "members.people": {},
        "people.contacts": {"words": "mission"},
        "people.officials": {"ranks": ["deputy"]},
        "people.positions": {"organization": position.organization_id},
        "territories.authority": {"authority": rivecourt.pk},
        "territories.people": {"at_least": 10_000, "region": region.pk, "kinds": ["commune"]},
    }


def test_each_criterion_finds_and_explains_the_same_people(network, why):
    from tests.factories.audiences import AudienceFactory

    network["audiences.saved"] = {"audience": AudienceFactory().pk}
    assert set(network) == set(queries.registered()), "a criterion without its line here"

    assert {key: why(line(key, **values)) for key, values in network.items()} == {
        "audiences.saved": {
            "Morel": "maire de Valmont-sur-Loire, adhérente depuis 2020",
            "Garnier": "chargée de mission, contact de Valmont-sur-Loire, adhérente depuis 2020",
        },
        "events.attended": {"Morel": "présence à « Rencontres de Valmont »"},
        "events.invited": {
            "Fabre": "invitation à « Rencontres de Valmont »",
            "Morel": "invitation à « Rencontres de Valmont »",
        },
        "events.registered": {"Morel": "inscription à « Rencontres de Valmont »"},
        "events.unanswered": {"Fabre": "pas de réponse à l’invitation à « Rencontres de Valmont »"},
        "groups.followers": {"Garnier": "suit le groupe-pays Valdorie pour Valmont-sur-Loire"},
        "groups.people": {
            "Morel": "maire de Valmont-sur-Loire, dans le groupe-pays Valdorie",
            "Garnier": "chargée de mission, contact de Valmont-sur-Loire, dans le groupe-pays Valdorie",
        },
        "groups.presidents": {"Morel": "présidence, Groupe-pays Valdorie"},
        "mandates.holders": {"Morel": "vice-présidence, Bureau"},
        "members.people": {
            "Morel": "maire de Valmont-sur-Loire, adhérente depuis 2020",
            "Garnier": "chargée de mission, contact de Valmont-sur-Loire, adhérente depuis 2020",
        },
        "people.contacts": {"Garnier": "chargée de mission, contact de Valmont-sur-Loire"},
        "people.officials": {"Fabre": "adjoint au maire de Rivecourt-les-Bains"},
        "people.positions": {"Ferrand": "directrice, Maison Inventée"},
        "territories.authority": {"Fabre": "adjoint au maire de Rivecourt-les-Bains"},
        "territories.people": {
            "Morel": "maire de Valmont-sur-Loire, 18\u202f400 habitants",
            "Garnier": "chargée de mission, contact de Valmont-sur-Loire, 18\u202f400 habitants",
        },
    }


def test_whoever_is_explained_is_found_and_nobody_else(network):
    """The two halves of a criterion agree on everybody the network knows."""
    from faitiere.domains.people.models import Person

    everybody = list(Person.objects.values_list("pk", flat=True))
    for key, values in network.items():
        if key != "audiences.saved":
            meant = set(queries.people([line(key, **values)], ON).values_list("pk", flat=True))
            assert set(queries.explained(everybody, [line(key, **values)], ON)) == meant, key
            assert meant, key


def test_an_office_counts_on_the_days_it_is_held(found):
    ended = OfficeFactory(kind=OfficeKind.HEAD, starts_on=date(2014, 4, 1), ends_on=date(2020, 5, 25))
    unknown_start = OfficeFactory(kind=OfficeKind.HEAD)
    OfficeMentionFactory(office=unknown_start, seen_on=date(2023, 9, 1))
    OfficeFactory(kind=OfficeKind.HEAD)  # nobody ever said so
    heads = line("people.officials", ranks=["head"])

    assert found(heads) == [unknown_start.person.last_name]
    assert found(heads, on=date(2016, 1, 1)) == [ended.person.last_name]
    assert found(heads, on=date(2023, 8, 31)) == []


def test_an_authority_is_a_member_on_a_day(network, found):
    everybody = line("members.people")
    assert found(everybody) == ["Garnier", "Morel"]
    assert found(everybody, on=date(2022, 6, 1)) == ["Fabre", "Morel"], "Denis’s town had not lapsed yet"


def test_who_asks_for_some_people_of_an_authority(network, found, valmont):
    deputy = OfficeFactory(authority=valmont, kind="deputy", title="Adjointe", starts_on=date(2020, 6, 1)).person
    assert found(line("members.people", who=["heads"])) == ["Morel"]
    assert found(line("members.people", who=["officials"])) == [deputy.last_name, "Morel"]
    assert found(line("members.people", who=["contacts"])) == ["Garnier"]


def test_words_look_in_titles_and_portfolios(found):
    office = {"kind": "deputy", "starts_on": date(2020, 6, 1)}
    by_portfolio = OfficeFactory(**office, title="Adjointe", portfolio="Relations Internationales").person
    OfficeFactory(**office, title="Adjoint aux sports")
    assert found(line("people.officials", words="international")) == [by_portfolio.last_name]


def test_a_mandate_that_passed_on_or_is_vacant_finds_nobody_of_before(found):
    seat = SeatFactory(body=BodyFactory(kind="group"), role="member")
    MandateFactory(seat=seat, person=PersonFactory(last_name="Avant"), holds_from=date(2020, 1, 1))
    MandateFactory(seat=seat, person=PersonFactory(last_name="Après"), holds_from=date(2023, 1, 1))
    of_body = line("mandates.holders", roles=["member"])
    assert found(of_body) == ["Après"]
    assert found(of_body, on=date(2021, 1, 1)) == ["Avant"]
    MandateFactory(seat=seat, person=None, holding="vacant", holds_from=date(2024, 1, 1))
    assert found(of_body) == []


def test_who_left_a_group_is_no_longer_of_it(network, found, valdorie):
    left = GroupMemberFactory(group=valdorie, ends_on=date(2023, 1, 1))
    mayor = OfficeFactory(authority=left.authority, starts_on=date(2020, 6, 1)).person
    of_group = line("groups.people", group=valdorie.pk, who=["heads"])
    assert found(of_group) == ["Morel"]
    assert mayor.last_name in found(of_group, on=date(2022, 1, 1))


def test_an_ended_position_is_over(found):
    position = PositionFactory(ends_on=date(2023, 6, 1))
    there = line("people.positions", organization=position.organization_id)
    assert (found(there), len(found(there, on=date(2023, 5, 1)))) == ([], 1)


def test_a_contact_point_that_was_retired_makes_no_contact(found, valmont):
    kept = ContactPointFactory(authority=valmont, role="Directrice").person
    ContactPointFactory(authority=valmont, ends_on=date(2023, 12, 1))
    assert found(line("people.contacts")) == [kept.last_name]


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("territories.people", {}),
        ("events.attended", {}),
        ("mandates.holders", {}),
        ("groups.people", {"who": ["heads"]}),
    ],
)
def test_a_criterion_that_cannot_tell_whom_it_means_says_what_is_missing(key, values):
    with pytest.raises(queries.CriterionIncomplete, match="précisez"):
        queries.written([line(key, **values)])


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("members.people", {"who": ["voisins"]}),
        ("members.people", {"who": 3}),
        ("territories.people", {"at_least": "beaucoup"}),
        ("territories.people", {"at_least": True}),
        ("groups.people", {"group": 999_999}),
        ("groups.people", {"group": "x"}),
        ("people.officials", {"words": "m" * 101}),
    ],
)
def test_values_of_another_kind_are_refused(key, values):
    with pytest.raises(queries.ParameterNotUnderstood):
        queries.written([line(key, **values)])


def test_values_are_kept_clean_and_said_in_words():
    organization = OrganizationFactory(name="Maison Inventée")
    assert queries.written([line("territories.people", at_least="10 000", kinds=["region", "commune"], words="")]) == {
        "version": 1,
        "blocks": [
            {
                "joint": "or",
                "criteria": [
                    {"key": "territories.people", "values": {"kinds": ["commune", "region"], "at_least": 10_000}}
                ],
            }
        ],
    }
    said = line("people.positions", organization=organization.pk).says()
    assert said == "Personnes d’une organisation partenaire : Maison Inventée"
    said = line("territories.people", at_least=10_000).says()
    assert said.endswith(" : Habitants, au moins 10\u202f000")
    assert line("members.people", who=["heads"]).says() == "Collectivités adhérentes : maire ou présidence"


def test_a_criterion_has_one_name_only():
    from faitiere.domains.audiences.queries.criterion import Criterion

    with pytest.raises(ValueError, match=r"members\.people"):
        queries.register(type("Again", (Criterion,), {"key": "members.people"}))
