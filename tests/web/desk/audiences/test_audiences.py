import csv

import pytest

from faitiere.domains.audiences import queries
from faitiere.domains.audiences.models import Audience
from tests.factories.audiences import AudienceFactory
from tests.factories.people import OfficeFactory
from tests.harness.clients import signed_in

NEW = "/gestion/publics/ajouter/"
MAYORS = {"lines": 1, "0-key": "members.people", "0-joint": "and", "0-who": ["heads"]}


@pytest.fixture
def network(bernard, chloe, denis):
    """The people of the member town, and Denis of the town that lapsed."""


def shown(response):
    return [one.person.last_name for one in response.context["people"]]


def test_a_criterion_is_added_and_shows_whom_it_means_before_anything_is_saved(desk, network):
    page = desk.post(NEW, {"lines": 0, "criterion": "members.people", "act": "add", "name": "Maires"})

    assert shown(page) == ["Garnier", "Morel"]
    assert page.context["name_form"].initial["name"] == "Maires"
    assert "maire de Valmont-sur-Loire, adhérente depuis 2020" in page.content.decode()
    assert not Audience.objects.exists()


def test_the_first_page_asks_for_a_criterion(desk):
    assert "choisissez le premier" in desk.get(NEW).content.decode()


def test_an_audience_is_composed_and_saved(desk, network, verbs):
    lines = {"lines": 2, "0-key": "members.people", "1-key": "people.contacts", "1-joint": "except"}
    desk.post(NEW, {**lines, "name": "Élus adhérents", "description": "Vœux", "act": "save"})

    audience = Audience.objects.get()
    assert [(line.key, str(line.joint)) for line in queries.lines_of(audience)] == [
        ("members.people", "or"),
        ("people.contacts", "except"),
    ]
    assert verbs(audience) == ["public créé"]
    assert "Collectivités adhérentes sauf Contacts" in desk.get(f"/gestion/publics/{audience.pk}/").content.decode()


def test_a_refused_save_keeps_what_was_typed(desk, network):
    page = desk.post(NEW, {**MAYORS, "name": " ", "act": "save"})
    assert page.context["refusal"] == "Donnez un nom à ce public."
    assert page.context["line_forms"][0].initial["who"] == ["heads"]


def test_a_line_that_lacks_something_says_so_and_the_others_stay(desk, network):
    page = desk.post(NEW, {**MAYORS, "lines": 2, "1-key": "groups.people", "1-joint": "and"})
    assert [form.problem for form in page.context["line_forms"]] == [
        "",
        "« Collectivités d’un groupe » : précisez groupe.",
    ]
    assert shown(page) == ["Morel"], "the lines that are complete are shown all the same"
    assert "pas encore comptés" in page.content.decode()


def test_a_criterion_just_added_is_not_scolded(desk):
    page = desk.post(NEW, {"lines": 0, "criterion": "groups.people", "act": "add"})
    assert page.context["line_forms"][0].problem == ""


def test_a_line_to_complete_that_opens_a_block_leaves_the_next_one_outside(desk, network):
    lines = {"lines": 3, "1-key": "groups.people", "1-joint": "or", "2-key": "people.contacts", "2-joint": "and"}
    assert shown(desk.post(NEW, {**MAYORS, **lines})) == ["Garnier", "Morel"]
    assert desk.post(NEW, {"lines": 1, "0-key": "groups.people"}).context["total"] is None


def test_lines_go_up_down_and_away(desk, network):
    lines = {"lines": 2, "0-key": "members.people", "1-key": "people.officials", "1-joint": "or"}

    def order(act):
        return [form.line.key for form in desk.post(NEW, {**lines, "act": act}).context["line_forms"]]

    assert order("up:1") == order("down:0") == ["people.officials", "members.people"]
    assert order("drop:0") == ["people.officials"]
    assert order("drop:7") == order("up:x") == ["members.people", "people.officials"]


def test_the_live_preview_is_a_fragment(desk, network):
    page = desk.post(NEW, MAYORS, headers={"HX-Request": "true"})
    assert shown(page) == ["Morel"]
    assert "<form" not in page.content.decode()


def test_what_nobody_offers_is_left_out(desk):
    page = desk.post(NEW, {"lines": "x", "criterion": "nuages", "act": "add"})
    assert page.context["line_forms"] == []
    assert desk.post(NEW, {"lines": 1, "0-key": "nuages"}).context["line_forms"] == []


@pytest.mark.parametrize("key", sorted(queries.registered()))
def test_each_criterion_has_its_fields(desk, key):
    page = desk.post(NEW, {"lines": 0, "criterion": key, "act": "add"})
    [form] = page.context["line_forms"]
    asked = [one.name for one in queries.registered()[key].parameters]
    assert [field.name for field in form.asked] == asked


def test_an_audience_is_composed_anew(desk, network):
    audience = AudienceFactory()
    address = f"/gestion/publics/{audience.pk}/modifier/"
    assert shown(desk.get(address)) == ["Garnier", "Morel"]
    desk.post(address, {**MAYORS, "act": "save"})
    audience.refresh_from_db()
    assert queries.lines_of(audience)[0].values == {"who": ["heads"]}


def test_a_record_says_who_is_in_on_a_day(desk, network):
    audience = AudienceFactory()
    assert "Denis Fabre" not in desk.get(f"/gestion/publics/{audience.pk}/").content.decode()
    then = desk.get(f"/gestion/publics/{audience.pk}/?au=2022-06-01").content.decode()
    assert "Denis Fabre" in then


def test_a_record_says_who_cannot_be_reached(desk, network):
    titles = [
        str(section.title) for section in desk.get(f"/gestion/publics/{AudienceFactory().pk}/").context["sections"]
    ]
    assert titles == ["Qui en fait partie", "Sans adresse utilisable", "Publics qui s’en servent"]


def test_a_record_whose_criterion_is_gone_says_so(desk):
    gone = {"version": 1, "blocks": [{"joint": "or", "criteria": [{"key": "partnerships.people", "values": {}}]}]}
    audience = AudienceFactory(tree=gone)
    assert "n’existe pas ou plus" in desk.get(f"/gestion/publics/{audience.pk}/").content.decode()
    assert desk.get(f"/gestion/publics/{audience.pk}/personnes.csv").status_code == 409
    assert "n’existe pas ou plus" in desk.get(f"/gestion/publics/{audience.pk}/modifier/").content.decode()


def test_a_record_takes_the_same_queries_for_one_as_for_three(desk, network, valmont, django_assert_max_num_queries):
    audience = AudienceFactory()
    for _more in range(3):
        OfficeFactory(authority=valmont, kind="deputy", title="Adjointe", starts_on="2020-06-01")
    with django_assert_max_num_queries(25):
        desk.get(f"/gestion/publics/{audience.pk}/")


def test_everybody_is_exported_as_of_a_day(desk, network):
    response = desk.get(f"/gestion/publics/{AudienceFactory().pk}/personnes.csv?au=2024-01-19")
    rows = list(csv.reader(response.content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert [row[2] for row in rows] == ["Nom", "Garnier", "Morel"]
    assert rows[2][3:6] == ["Valmont-sur-Loire", "commune", "maire de Valmont-sur-Loire, adhérente depuis 2020"]


def test_an_audience_is_renamed_put_away_and_back(desk, verbs):
    audience, other = AudienceFactory(), AudienceFactory()
    taken = desk.post(f"/gestion/publics/{audience.pk}/renommer/", {"name": other.name.upper()})
    assert "s’appelle déjà" in taken.context["form"].errors["name"][0]
    desk.post(f"/gestion/publics/{audience.pk}/renommer/", {"name": "Maires", "description": ""})
    desk.post(f"/gestion/publics/{audience.pk}/archiver/")
    assert "Maires" in desk.get("/gestion/publics/?state=archived").content.decode()
    assert "Maires" not in desk.get("/gestion/publics/?state=in_use").content.decode()
    desk.post(f"/gestion/publics/{audience.pk}/remettre/")
    assert verbs(audience) == ["public remis en service", "public archivé", "public renommé"]


def test_an_audience_is_chosen_by_typing(desk):
    kept, archived = AudienceFactory(name="Vœux des maires"), AudienceFactory(name="Anciens maires")
    desk.post(f"/gestion/publics/{archived.pk}/archiver/")
    found = desk.get("/gestion/choisir/public/results/?q=maires").content.decode()
    assert kept.name in found
    assert archived.name not in found


@pytest.mark.parametrize("name", ["bernard", "chloe", "denis", "eve"])
def test_nobody_else_sees_them(cast, name):
    audience = AudienceFactory()
    client = signed_in(cast[name])
    for page in ("", "ajouter/", f"{audience.pk}/", f"{audience.pk}/modifier/", f"{audience.pk}/personnes.csv"):
        assert client.get(f"/gestion/publics/{page}").status_code in {302, 403}
