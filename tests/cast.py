"""The cast: the same invented people of invented places in the tests, the demo, the guide and the pictures.

Each fixture is a login; `bernard.person` is the human being. Amina is staff of the network. Bernard is mayor of
Valmont-sur-Loire, a member town, and chairs a country group. Chloé is an agent of that town and its contact. Denis is a
deputy mayor of a town whose membership has lapsed. Ève has a login and nothing else: she must see nothing.
Asking for one of them does not bring the others; `cast` brings all five, by first name.
"""

from datetime import date

import pytest

from faitiere.demo.cast import AMINA, BERNARD, CHLOE, DENIS, EVE, RIVECOURT, VALMONT, Player
from faitiere.domains.accounts.models import User
from faitiere.domains.groups.models import Group
from faitiere.domains.mandates.models import Mandate
from faitiere.domains.people.choices import OfficeKind
from faitiere.domains.people.models import Person
from faitiere.domains.territories.models import Authority
from tests.factories.accounts import UserFactory
from tests.factories.groups import GroupFactory, GroupMemberFactory, GroupStepFactory
from tests.factories.mandates import MandateFactory, MandateMentionFactory, SeatFactory
from tests.factories.members import MembershipFactory
from tests.factories.people import ContactPointFactory, OfficeFactory, OfficeMentionFactory, PersonFactory
from tests.factories.territories import AuthorityFactory, CountryFactory


def _login(player: Player) -> User:
    return UserFactory(email=player.email, name=player.name, is_staff=player.is_staff)


def _person(player: Player, user: User) -> Person:
    return PersonFactory(first_name=player.first_name, last_name=player.last_name, civility=player.civility, user=user)


def _office(person: Person, authority: Authority, kind: OfficeKind, title: str) -> None:
    office = OfficeFactory(person=person, authority=authority, kind=kind, title=title, starts_on=date(2020, 5, 25))
    OfficeMentionFactory(office=office, title_printed=title)


@pytest.fixture
def valmont(db) -> Authority:
    """The member town."""
    town = AuthorityFactory(name=VALMONT, insee_code="00A01", population=18_400, population_year=2021)
    MembershipFactory(authority=town)
    return town


@pytest.fixture
def rivecourt(db) -> Authority:
    """The town whose membership lapsed at the end of 2022."""
    town = AuthorityFactory(name=RIVECOURT, insee_code="00A02", population=4_300, population_year=2021)
    MembershipFactory(authority=town, lapsed=True)
    return town


@pytest.fixture
def valdorie(valmont) -> Group:
    """The country group, of which the member town is a member."""
    country = CountryFactory()
    group = GroupFactory(short_name=country.name, zone=country.zone)
    group.countries.add(country)
    GroupStepFactory(group=group)
    GroupMemberFactory(group=group, authority=valmont)
    return group


@pytest.fixture
def amina(db) -> User:
    """Staff of the network."""
    user = _login(AMINA)
    _person(AMINA, user)
    return user


@pytest.fixture
def bernard(valmont, valdorie) -> User:
    """Mayor of the member town, chair of the country group since September 2023."""
    user = _login(BERNARD)
    person = _person(BERNARD, user)
    _office(person, valmont, OfficeKind.HEAD, "Maire")
    mandate = MandateFactory(seat=SeatFactory(body=valdorie.body, order=0), person=person, authority=valmont)
    MandateMentionFactory(mandate=mandate)
    return user


@pytest.fixture
def presidency(bernard) -> Mandate:
    """Bernard's mandate at the head of the country group."""
    return bernard.person.mandates.get()


@pytest.fixture
def chloe(valmont) -> User:
    """Agent of the member town, and its contact point."""
    user = _login(CHLOE)
    ContactPointFactory(person=_person(CHLOE, user), authority=valmont, value=CHLOE.email, role="Chargée de mission")
    return user


@pytest.fixture
def denis(rivecourt) -> User:
    """Deputy mayor of the lapsed town."""
    user = _login(DENIS)
    _office(_person(DENIS, user), rivecourt, OfficeKind.DEPUTY, "Adjoint au maire")
    return user


@pytest.fixture
def eve(db) -> User:
    """An outsider."""
    return _login(EVE)


@pytest.fixture
def cast(amina, bernard, chloe, denis, eve) -> dict[str, User]:
    """Everybody, by first name."""
    return {"amina": amina, "bernard": bernard, "chloe": chloe, "denis": denis, "eve": eve}
