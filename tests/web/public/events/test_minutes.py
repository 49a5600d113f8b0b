import pytest

from faitiere.domains.events.choices import MinutesAccess
from faitiere.domains.events.models import MinutesRequest
from faitiere.domains.events.queries import addresses
from faitiere.kernel import clock
from tests.factories.events import MinutesFactory, RegistrationFactory
from tests.harness.clients import signed_in

pytestmark = pytest.mark.django_db
SECRET = "le secret de la réunion"


@pytest.fixture
def minutes(valdorie):
    return MinutesFactory(event__group=valdorie, text=SECRET, published_at=clock.now())


def address(minutes) -> str:
    return f"/agenda/{minutes.event.slug}/compte-rendu/"


@pytest.mark.parametrize(
    ("access", "readers"),
    [
        (MinutesAccess.PUBLIC, {"amina", "bernard", "chloe", "denis", "eve"}),
        (MinutesAccess.MEMBERS, {"amina", "bernard", "chloe"}),
        (MinutesAccess.GROUP, {"amina", "bernard", "chloe"}),
        (MinutesAccess.DONORS, {"amina"}),
        (MinutesAccess.ON_REQUEST, {"amina"}),
        (MinutesAccess.STAFF, {"amina"}),
    ],
)
def test_each_reads_what_is_for_them_and_the_others_see_none_of_it(access, readers, cast, minutes):
    minutes.access = access
    minutes.save()

    answers = {name: signed_in(user).get(address(minutes)).content.decode() for name, user in cast.items()}

    assert {name for name, page in answers.items() if SECRET in page} == readers


def test_a_draft_is_read_by_nobody_outside(client, minutes):
    minutes.published_at = None
    minutes.access = MinutesAccess.PUBLIC
    minutes.save()

    assert client.get(address(minutes)).status_code == 404


def test_what_is_given_on_request_is_asked_for_and_read_by_a_personal_link(client, minutes):
    minutes.access = MinutesAccess.ON_REQUEST
    minutes.save()

    wrong = client.post(address(minutes), {"name": "Ève", "email": "eve", "reason": "Mon étude"})
    assert "Mon étude" in wrong.content.decode()
    client.post(address(minutes), {"name": "Ève", "email": "eve@ailleurs.example", "reason": "Mon étude"})
    request = MinutesRequest.objects.get()
    link = "/compte-rendu/" + addresses.minutes(request, now=clock.now()).partition("/compte-rendu/")[2]

    assert client.get(link).status_code == 404
    MinutesRequest.objects.update(is_granted=True)
    assert SECRET in client.get(link).content.decode()
    assert client.get("/compte-rendu/nimporte/").status_code == 404


def test_one_address_does_not_write_to_the_whole_team_all_day(client, minutes):
    minutes.access = MinutesAccess.ON_REQUEST
    minutes.save()
    pages = []
    for number in range(12):
        said = {"name": "Ève", "email": f"eve{number}@ailleurs.example"}
        pages.append(client.post(address(minutes), said, follow=True).content.decode())

    assert MinutesRequest.objects.count() == 10
    assert "Trop de demandes" in pages[-1]
    assert 'value="eve11@ailleurs.example"' in pages[-1]


def test_whoever_took_part_reads_them_without_an_account_on_paper_too(client, minutes):
    one = RegistrationFactory(event=minutes.event)
    link = "/compte-rendu/" + addresses.minutes(one, now=clock.now()).partition("/compte-rendu/")[2]

    page, paper = client.get(link), client.get(link, {"format": "pdf"})

    assert SECRET in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert paper.content.startswith(b"%PDF")


def test_a_recording_is_shown_until_its_day(client, minutes):
    minutes.access, minutes.recording_url = MinutesAccess.PUBLIC, "https://visio.example/film"
    minutes.recording_until = clock.today()
    minutes.save()
    assert "https://visio.example/film" in client.get(address(minutes)).content.decode()

    minutes.recording_until = clock.today().replace(year=2023)
    minutes.save()
    assert "https://visio.example/film" not in client.get(address(minutes)).content.decode()
