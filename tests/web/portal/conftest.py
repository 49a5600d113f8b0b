"""A network in which there is something to leak: letters, contacts, other people's records."""

from datetime import date

import pytest
from django.test import Client

from faitiere.domains.events.choices import EventState, MinutesAccess
from faitiere.domains.events.models import Certificate, Decision, Minutes
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services.changes import columns
from faitiere.domains.library.choices import AccessLevel
from faitiere.kernel import clock
from tests.factories.events import EventFactory, InvitationFactory, RegistrationFactory, SessionFactory
from tests.factories.groups import GroupMemberFactory
from tests.factories.library import LibraryDocumentFactory
from tests.factories.mandates import MissionLetterFactory
from tests.factories.people import ContactPointFactory, PersonFactory


@pytest.fixture
def client_of_somebody_else():
    """Another browser, which knows nothing."""
    return Client()


@pytest.fixture
def client_factory():
    """As many browsers as one likes."""
    return Client


@pytest.fixture
def as_(client_factory):
    """Return the browser of somebody who is signed in."""

    def browse(user):
        browser = client_factory()
        browser.force_login(user)
        return browser

    return browse


@pytest.fixture
def mission_letter(presidency):
    """Bernard's mission letter."""
    return MissionLetterFactory(mandate=presidency)


@pytest.fixture
def neighbour(valdorie):
    """Another member of the group, whose contact gave three addresses: two to work with, one to be invited."""
    member = GroupMemberFactory(group=valdorie, authority__name="Hautmesnil")
    person = PersonFactory(first_name="Farid", last_name="Lenoir")
    member.contacts.add(person)
    for kind, value, purpose in [
        ("email", "farid@hautmesnil.example", "membership"),
        ("phone", "01 99 00 12 34", "mandate"),
        ("email", "farid.perso@maison.example", "invitations"),
        ("postal", "3 rue Privée, Hautmesnil", "mandate"),
    ]:
        ContactPointFactory(person=person, authority=member.authority, kind=kind, value=value, purpose=purpose)
    return member


@pytest.fixture
def rivecourt_in_the_group(valdorie, rivecourt):
    """The lapsed town was, and still is, written among the members of the group."""
    return GroupMemberFactory(group=valdorie, authority=rivecourt, starts_on=date(2021, 1, 1))


@pytest.fixture
def make_neighbours():
    """Add members to a group, each with somebody to write to."""

    def make(group, number):
        for rank in range(number):
            member = GroupMemberFactory(group=group, authority__name=f"Voisinage {rank}")
            person = PersonFactory(last_name=f"Voisine {rank}")
            member.contacts.add(person)
            ContactPointFactory(person=person, authority=member.authority)

    return make


@pytest.fixture
def minutes(db):
    """A document kept for members."""
    return LibraryDocumentFactory(title="Compte rendu du groupe", access=AccessLevel.MEMBERS)


@pytest.fixture
def gathering(bernard, valdorie):
    """An event open to all, another of the past: Bernard is invited, comes, was certified, has something left to do."""
    event = EventFactory(slug="rencontres", state=EventState.OPEN)
    SessionFactory(event=event, has_registration=True, capacity=1, taken=1)
    InvitationFactory(event=event, person=bernard.person)
    RegistrationFactory(event=event, person=bernard.person)
    met = EventFactory(group=valdorie, state=EventState.HELD, **columns(When.days(date(2023, 6, 20))))
    came = RegistrationFactory(event=met, person=bernard.person)
    Certificate.objects.create(registration=came, issued_at=clock.now())
    told = Minutes.objects.create(event=met, access=MinutesAccess.PUBLIC, published_at=clock.now())
    Decision.objects.create(minutes=told, text="Écrire aux mairies", owner=bernard.person, due_on=date(2024, 1, 5))
    return event


@pytest.fixture
def addresses(bernard, valmont, mission_letter, neighbour, minutes, gathering):
    """Every address that somebody signed in may type, with arguments that are Bernard's: name → arguments."""
    town = valmont.pk
    office = bernard.person.offices.get().pk
    contact = ContactPointFactory(authority=valmont, person=None, kind="phone", value="01 99 00 00 00").pk
    return {
        "portal:home": [],
        "portal:mandates:mine": [],
        "portal:mandates:letter": [mission_letter.pk],
        "portal:groups:group": [neighbour.group.slug],
        "portal:territories:authority": [town],
        "portal:members:renew": [town],
        "portal:library:documents": [],
        "portal:library:download": [minutes.pk],
        "portal:people:mine": [],
        "portal:people:take_csv": [],
        "portal:people:take_json": [],
        "portal:people:erase": [],
        "portal:people:corrections": [],
        "portal:people:correct_field": [town, "address"],
        "portal:people:correct_office_ended": [town, office],
        "portal:people:correct_office_added": [town],
        "portal:people:correct_contact_added": [town],
        "portal:people:correct_contact_retired": [town, contact],
        "portal:people:correct_other": [town],
        "portal:events:mine": [],
        "portal:newsroom:contributions": [],
        "portal:newsroom:write": [],
        "portal:events:colleagues": [gathering.slug],
        "portal:newsletters:mine": [],
        "mfa_index": [],
        "mfa_add_webauthn": [],
        "portal:accounts:sign_in_again": [],
    }
