"""Every address stands behind a sign-in or on the short list of open ones; each view of the portal names its rule.

A view of the portal wears the rule that `portal.access.gate` gave it. The desk opens to staff with a second proof and to
nobody else, and each of its views asks a rule of the rooms besides. The public site, as its name says, is open: what it may show is tested where it is shown.
"""

from inspect import unwrap

import pytest
from django.test import Client

from tests.harness.clients import signed_in
from tests.house.doors import Door, doors

# Beginnings of names of addresses that anybody may open, and why.
OPEN = {
    "public:": "the public site",
    "wagtaildocs_serve": "files, each to whom it is meant",
    "picture": "pictures that pages show",
    "wagtailcore_authenticate_with_password": "a page that the team shares by a word",
    "demo:": "installed in the demo only",
    "account_login": "signing in",
    "account_request_login_code": "signing in",
    "account_confirm_login_code": "signing in",
    "account_signup": "says that staff open logins",
    "account_inactive": "says that a login is closed",
    "account_logout": "signing out twice is no harm",
    "mfa_authenticate": "signing in, second proof",
    "mfa_login_webauthn": "signing in by passkey",
    "portal:accounts:link": "a signed link, good once",
    "wagtailadmin_sprite": "icons",
    "wagtailadmin_javascript_catalog": "words of the interface",
    "wagtailadmin_logout": "signing out twice is no harm",
}


def is_open(door: Door) -> bool:
    return any(door.name == name or (name.endswith(":") and door.name.startswith(name)) for name in OPEN)


def turns_away(door: Door, client: Client) -> bool:
    """Whether somebody is sent to prove who they are, or refused."""
    response = client.get(door.path)
    sent_to_sign_in = response.status_code in {301, 302} and "/espace/connexion/" in response["Location"]
    return sent_to_sign_in or response.status_code in {403, 405}


@pytest.mark.django_db
def test_whoever_has_not_signed_in_meets_a_closed_door():
    nobody = Client()
    assert [str(door) for door in doors() if not is_open(door) and not turns_away(door, nobody)] == []


def test_the_list_of_open_doors_has_no_dead_line():
    names = [door.name for door in doors()]
    dead = [name for name in OPEN if not any(door == name or door.startswith(name) for door in names)]
    assert dead == []


def test_each_view_of_the_portal_names_its_rule():
    portal = [door for door in doors() if door.path.startswith("/espace/")]
    assert [str(door) for door in portal if not callable(getattr(door.view, "rule", None))] == []


def test_no_view_of_the_portal_is_open_by_its_rule_and_absent_from_the_list():
    rules = {str(door): door.view.rule.__name__ for door in doors() if door.path.startswith("/espace/")}
    listed = {str(door) for door in doors() if is_open(door)}
    assert {name for name, rule in rules.items() if rule == "anyone"} <= listed


def names_a_rule(door: Door) -> bool:
    """A class of views declares it, or is given the policy of its viewset; a plain function asks for it by name."""
    view = unwrap(door.view)
    if not (kind := getattr(door.view, "view_class", None) or getattr(view, "view_class", None)):
        return not view.__module__.startswith("faitiere.") or bool({"require", "allows"} & set(view.__code__.co_names))
    given = getattr(view, "view_initkwargs", {})
    asks = ["rule", "rules", "permission_policy", "permission_required", "any_permission_required"]
    return not kind.__module__.startswith("faitiere.") or any(getattr(kind, ask, given.get(ask)) for ask in asks)


def test_each_view_of_the_desk_names_its_rule():
    """Ours; Wagtail's own ask the policies that `desk.kit.policies` gave to their models."""
    desk = [door for door in doors() if door.path.startswith("/gestion/") and not is_open(door)]
    assert len(desk) > 100
    assert [str(door) for door in desk if not names_a_rule(door)] == []


@pytest.mark.parametrize("name", ["bernard", "chloe", "denis", "eve"])
def test_the_desk_is_closed_to_all_but_staff(name, request):
    client = signed_in(request.getfixturevalue(name))
    desk = [door for door in doors() if door.path.startswith("/gestion/") and not is_open(door)]
    assert [str(door) for door in desk if not turns_away(door, client)] == []
