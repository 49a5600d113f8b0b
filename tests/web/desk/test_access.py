import json
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from faitiere.domains.groups.models import Group
from faitiere.web.desk import access, menu
from faitiere.web.desk.access import DeskBackend, allows
from faitiere.web.desk.kit.viewsets import DeskViewSet
from tests.harness.clients import signed_in


def viewsets() -> list[DeskViewSet]:
    items = [item for section in menu.SECTIONS for item in section().registerables]
    return [item for item in [*items, *(alone() for alone in menu.ALONE)] if isinstance(item, DeskViewSet)]


def test_staff_enter_the_desk(desk):
    assert desk.get("/gestion/").status_code == 200


def test_staff_without_their_second_proof_are_sent_to_give_it(amina):
    client = Client()
    client.force_login(amina)
    response = client.get("/gestion/personnes/")
    assert (response.status_code, response["Location"]) == (
        302,
        f"{reverse('portal:accounts:prove')}?next=/gestion/personnes/",
    )


@pytest.mark.parametrize("name", ["bernard", "chloe", "denis", "eve"])
def test_nobody_else_enters(name, request):
    assert signed_in(request.getfixturevalue(name)).get("/gestion/").status_code == 403


def test_a_stranger_is_sent_to_sign_in(db):
    assert Client().get("/gestion/")["Location"] == "/espace/connexion/?next=/gestion/"


@pytest.mark.parametrize("path", ["users/", "groups/", "collections/", "reports/locked/", "login/", "password_reset/"])
def test_wagtail_s_own_pages_about_accounts_and_rights_are_not_there(desk, path):
    assert desk.get(f"/gestion/{path}").status_code == 404


def test_every_rule_that_the_desk_names_stands_in_a_room():
    named = {rule for viewset in viewsets() for rule in viewset.rules.values()}
    named |= {deed.rule for viewset in viewsets() for deed in viewset.deeds}
    assert named - set(access.rules()) == set()
    assert len(named) > 30


def test_every_act_names_what_it_does_and_where():
    deeds = [deed for viewset in viewsets() for deed in viewset.deeds]
    assert [deed for deed in deeds if not (deed.slug and deed.label and deed.rule and deed.model)] == []
    paths = [(deed.model, deed.slug) for deed in deeds]
    assert len(paths) == len(set(paths))


@pytest.mark.parametrize("rule", ["persons.create", "mandates.end", "mission_letters.issue", "register.apply"])
def test_the_cast_s_rights_at_the_desk_are_those_of_the_rooms(cast, rule):
    assert {name for name, user in cast.items() if allows(rule, user)} == {"amina"}


def test_a_closed_login_of_staff_may_nothing(amina):
    amina.is_active = False
    assert not allows("persons.create", amina)


def test_staff_have_no_django_permission_beyond_the_door(amina):
    assert amina.has_perm("wagtailadmin.access_admin")
    assert not amina.has_perm("accounts.delete_user")


def test_the_backend_knows_nobody_and_signs_nobody_in():
    assert DeskBackend().authenticate(None, email="amina@reseau.example") is None
    assert not hasattr(DeskBackend(), "get_user")
    assert not DeskBackend().has_perm(AnonymousUser(), "wagtailadmin.access_admin")


def test_the_menu_leads_to_each_section_and_hides_what_staff_do_not_need(desk):
    page = desk.get("/gestion/").content.decode()
    props = re.search(r'<script id="wagtail-sidebar-props" type="application/json">(.*?)</script>', page, re.DOTALL)[1]
    menu_said = json.dumps(json.loads(props), ensure_ascii=False)
    for label in ["Réseau", "Personnes", "Adhésions", "Courriers", "Territoires", "Site", "Journal", "Réglages"]:
        assert f'"{label}"' in menu_said
    for hidden in ["Rapports", "Aide", "/gestion/users/"]:
        assert f'"{hidden}"' not in menu_said


def test_the_menu_s_head_names_the_network_from_its_data(desk, valdorie):
    from faitiere.domains.library.services import identities
    from faitiere.kernel.audit.log import System

    identities.update({"name": "Réseau des rives", "acronym": "RDR"}, by=System())
    assert "RDR" in desk.get("/gestion/").content.decode()
    assert Group.objects.count() == 1


def test_nobody_changes_their_sign_in_address_behind_the_services_back(desk, amina):
    desk.post("/gestion/account/", {"name_email-email": "autre@ailleurs.example", "name_email-first_name": "A"})
    amina.refresh_from_db()

    assert amina.email == "amina@reseau.example"
    assert "name_email-email" not in desk.get("/gestion/account/").content.decode()
