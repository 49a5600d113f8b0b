"""Every list: the same number of queries whatever the rows, search, columns of one's choice, exports that do not run."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from faitiere.domains.events.models import Series, Venue
from faitiere.domains.events.services import registrations
from faitiere.domains.events.services.registrations import Guest
from faitiere.kernel import clock
from faitiere.kernel.audit import log
from tests.factories.accounts import UserFactory
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.groups import GroupFactory, GroupStepFactory
from tests.factories.letters import LetterFactory, LetterTemplateFactory
from tests.factories.mandates import MandateFactory, MandateMentionFactory, SeatFactory
from tests.factories.members import MembershipFactory
from tests.factories.newsletters import IssueItemFactory
from tests.factories.people import ContactPointFactory, OfficeMentionFactory, OrganizationFactory, PersonFactory
from tests.factories.territories import AuthorityFactory, CountryFactory, ZoneFactory


def group(number):
    return GroupStepFactory(group=GroupFactory(short_name=f"Groupe {number}")).group


def mandate(number):
    return MandateMentionFactory(mandate=MandateFactory(seat=SeatFactory(order=number))).mandate


def registration(number):
    session = SessionFactory()
    guest = Guest("Anne", "Martin", f"anne-{number}@valmont.example", authority=AuthorityFactory())
    return registrations.register(session.event, guest, sessions=[session], by=log.System(), now=clock.now())


LISTS = {
    "groupes": group,
    "instances": lambda number: SeatFactory(order=number).body,
    "mandats": mandate,
    "personnes": lambda _: OfficeMentionFactory().office.person,
    "organisations": lambda _: OrganizationFactory(),
    "contacts": lambda _: ContactPointFactory(authority=AuthorityFactory()),
    "adhesions": lambda _: MembershipFactory(),
    "collectivites": lambda _: AuthorityFactory(),
    "pays": lambda number: CountryFactory(code=f"X{number}", name=f"Pays {number}"),
    "zones": lambda number: ZoneFactory(slug=f"zone-{number}", name=f"Zone {number}"),
    "evenements": lambda _: EventFactory(),
    "inscriptions": registration,
    "series": lambda number: Series.objects.create(title=f"Série {number}", slug=f"serie-{number}"),
    "lieux": lambda number: Venue.objects.create(name=f"Lieu {number}", slug=f"lieu-{number}"),
    "numeros": lambda _: IssueItemFactory().issue,
    "modeles": lambda number: LetterTemplateFactory(name=f"Modèle {number}"),
    "courriers": lambda _: LetterFactory(),
    "comptes": lambda number: UserFactory(email=f"compte-{number}@ville.example"),
    "journal": lambda _: log.record("fait", PersonFactory(), by=log.System()),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_as_much_for_three_rows_as_for_one(desk, name):
    make = LISTS[name]

    def asked() -> int:
        desk.get(f"/gestion/{name}/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = desk.get(f"/gestion/{name}/")
        assert response.status_code == 200
        return len(queries)

    make(1)
    one = asked()
    for number in (2, 3):
        make(number)
    assert asked() == one
    assert one <= 16


@pytest.mark.parametrize("name", LISTS)
def test_a_list_exports_what_it_shows(desk, name):
    LISTS[name](1)
    csv = b"".join(desk.get(f"/gestion/{name}/?export=csv").streaming_content).decode()
    assert csv.startswith("\ufeff")
    assert len(csv.splitlines()) >= 2
    book = openpyxl.load_workbook(io.BytesIO(b"".join(desk.get(f"/gestion/{name}/?export=xlsx").streaming_content)))
    assert book.active.max_row >= 2


def test_an_export_cannot_be_made_to_run_a_formula(desk):
    PersonFactory(last_name="=HYPERLINK(1)", first_name="")
    csv = b"".join(desk.get("/gestion/personnes/?export=csv").streaming_content).decode()
    assert "'=HYPERLINK(1)" in csv
    book = openpyxl.load_workbook(io.BytesIO(b"".join(desk.get("/gestion/personnes/?export=xlsx").streaming_content)))
    cells = [cell for row in book.active.iter_rows() for cell in row if "HYPERLINK" in str(cell.value)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.value.startswith("'=") for cell in cells)


def test_an_export_keeps_to_the_search(desk):
    OrganizationFactory(name="Maison des rives")
    OrganizationFactory(name="Agence des monts")
    csv = b"".join(desk.get("/gestion/organisations/?export=csv&q=rives").streaming_content).decode()
    assert "Maison des rives" in csv
    assert "Agence des monts" not in csv


def test_people_are_found_by_the_room_s_own_search(desk):
    from faitiere.domains.people.services import persons

    found = persons.create(persons.PersonDraft("Lefèvre", "Zoé"), by=log.System())
    other = persons.create(persons.PersonDraft("Martin", "Paul"), by=log.System())
    page = desk.get("/gestion/personnes/resultats/?q=zoe+lefe").content.decode()
    assert f"/gestion/personnes/{found.pk}/" in page
    assert f"/gestion/personnes/{other.pk}/" not in page


def test_somebody_s_columns_are_kept_for_their_session_only(desk, bernard):
    assert "Prénom</" not in desk.get("/gestion/personnes/").content.decode().split("<thead>")[1]
    response = desk.post("/gestion/personnes/?q=", {"column": ["first_name", "nonsense"]})
    assert response["Location"] == "/gestion/personnes/?q="
    head = desk.get("/gestion/personnes/").content.decode().split("<thead>")[1].split("</thead>")[0]
    assert "Prénom" in head
    assert "Qualité" not in head


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("personnes/?mandate=yes", 1),
        ("personnes/?account=no", 0),
        ("mandats/?standing=in_force", 1),
        ("mandats/?standing=vacant", 0),
        ("mandats/?version=open", 0),
        ("groupes/?state=active", 1),
        ("groupes/?led=no", 0),
        ("collectivites/?member=yes", 1),
        ("collectivites/?existence=past", 0),
        ("adhesions/?today=yes", 1),
        ("instances/?of_network=own", 1),
    ],
)
def test_filters_keep_what_they_say(desk, bernard, path, expected):
    page = desk.get(f"/gestion/{path}")
    assert page.context["paginator"].count == expected
