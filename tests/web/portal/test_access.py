"""The whole cast before every address of the portal."""

from datetime import date

import pytest
from django.urls import get_resolver, reverse

from faitiere.domains.accounts.services import second_factors
from faitiere.kernel import clock
from faitiere.web.portal.access import Standing, visitor
from tests.factories.members import MembershipFactory
from tests.factories.people import ContactPointFactory, OfficeFactory
from tests.factories.territories import AuthorityFactory

pytestmark = pytest.mark.django_db
ON = date(2024, 1, 19)


# Amina has not shown her second factor here: she is led to it.
ANSWERS = {  # amina, bernard, chloe, denis, eve, nobody
    "portal:home": (200, 200, 200, 200, 200, 302),
    "portal:mandates:mine": (302, 200, 200, 200, 403, 302),
    "portal:mandates:letter": (302, 200, 404, 404, 403, 302),
    "portal:groups:group": (302, 200, 200, 404, 403, 302),
    "portal:territories:authority": (403, 200, 200, 404, 403, 302),
    "portal:members:renew": (403, 200, 200, 404, 403, 302),
    "portal:library:documents": (403, 200, 200, 403, 403, 302),
    "portal:library:download": (403, 200, 200, 403, 403, 302),
    "portal:people:mine": (200, 200, 200, 200, 200, 302),
    "portal:people:take_csv": (200, 200, 200, 200, 200, 302),
    "portal:people:take_json": (200, 200, 200, 200, 200, 302),
    "portal:people:erase": (200, 200, 200, 200, 200, 302),
    "portal:people:corrections": (403, 200, 200, 200, 403, 302),
    "portal:people:correct_field": (403, 200, 200, 403, 403, 302),
    "portal:people:correct_office_ended": (403, 200, 200, 403, 403, 302),
    "portal:people:correct_office_added": (403, 200, 200, 403, 403, 302),
    "portal:people:correct_contact_added": (403, 200, 200, 403, 403, 302),
    "portal:people:correct_contact_retired": (403, 200, 200, 403, 403, 302),
    "portal:people:correct_other": (403, 200, 200, 403, 403, 302),
    "portal:events:mine": (302, 200, 200, 200, 403, 302),
    "portal:events:colleagues": (403, 200, 200, 200, 403, 302),
    "portal:newsletters:mine": (200, 200, 200, 200, 200, 302),
    "portal:newsroom:contributions": (403, 200, 200, 200, 403, 302),
    "portal:newsroom:write": (403, 200, 200, 403, 403, 302),
    "mfa_index": (200, 200, 200, 200, 200, 302),
    "mfa_add_webauthn": (200, 200, 200, 200, 200, 302),
    "portal:accounts:sign_in_again": (200, 200, 200, 200, 200, 302),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_whole_cast_before_every_page(name, addresses, cast, as_, client):
    url = reverse(name, args=addresses[name])
    answers = [as_(cast[who]).get(url).status_code for who in ["amina", "bernard", "chloe", "denis", "eve"]]

    assert (*answers, client.get(url).status_code) == ANSWERS[name]


# Addresses that take a button, and those that only staff use; each has its own test.
ELSEWHERE = {
    "portal:newsroom:contribution",
    "portal:newsroom:edit",
    "portal:newsroom:picture",
    "portal:newsroom:withdraw",
    "portal:events:answer",
    "portal:events:finish",
    "portal:events:create_feed",
    "portal:events:revoke_feed",
    "portal:people:withdraw",
    "portal:accounts:link",
    "portal:accounts:prove",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
}


def _patterns(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _patterns(pattern, space)
        else:
            yield f"{prefix}{pattern.name}", pattern.callback


def portal_views():
    espace = next(one for one in get_resolver().url_patterns if str(one.pattern) == "espace/")
    return dict(_patterns(espace))


def test_no_address_of_the_portal_escapes_the_table_above():
    open_ones = {name for name, view in portal_views().items() if view.rule.__name__ == "anyone"}

    assert portal_views().keys() - open_ones == ANSWERS.keys() | (ELSEWHERE - {"portal:accounts:link"})
    assert open_ones == {
        "account_login",
        "account_request_login_code",
        "account_confirm_login_code",
        "account_logout",
        "account_signup",
        "account_inactive",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "portal:accounts:link",
    }


@pytest.mark.parametrize(
    "name", ["mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_activate_totp", "portal:accounts:prove"]
)
def test_what_is_for_staff_is_refused_to_members(name, as_, chloe):
    assert as_(chloe).get(reverse(name)).status_code == 403


def test_personal_pages_stay_in_no_cache(as_, chloe, addresses):
    answers = {name: as_(chloe).get(reverse(name, args=args)) for name, args in addresses.items()}
    shown = {name: answer["Cache-Control"] for name, answer in answers.items() if answer.status_code != 404}

    assert len(shown) > 15
    assert [name for name, said in shown.items() if "no-store" not in said or "private" not in said] == []


def test_the_standing_of_each_is_that_of_their_best_authority(cast):
    standings = {who: visitor(user, on=ON).standing for who, user in cast.items()}

    assert standings == {
        "amina": Standing.OUTSIDER,
        "bernard": Standing.MEMBER,
        "chloe": Standing.MEMBER,
        "denis": Standing.LAPSED,
        "eve": Standing.OUTSIDER,
    }


def test_a_membership_counts_from_its_first_day_to_the_eve_of_its_end(denis, rivecourt):
    on = {day: visitor(denis, on=date.fromisoformat(day)).standing for day in ["2022-12-31", "2023-01-01"]}
    assert on == {"2022-12-31": Standing.MEMBER, "2023-01-01": Standing.LAPSED}

    MembershipFactory(authority=rivecourt, starts_on=date(2024, 1, 19))
    assert visitor(denis, on=date(2024, 1, 18)).standing == Standing.LAPSED
    assert visitor(denis, on=date(2024, 1, 19)).standing == Standing.MEMBER


def test_a_membership_only_asked_for_opens_nothing(eve, valmont):
    other = AuthorityFactory(name="Sansoucy")
    ContactPointFactory(person__user=eve, authority=other)
    MembershipFactory(authority=other, state="requested")

    assert visitor(eve, on=ON).standing == Standing.OUTSIDER


def test_somebody_of_two_authorities_has_the_better_standing(denis, valmont):
    OfficeFactory(person=denis.person, authority=valmont, title="Conseiller", starts_on=date(2023, 5, 1))
    seen = visitor(denis, on=ON)

    assert seen.standing == Standing.MEMBER
    assert {tie.authority.name: str(tie.standing) for tie in seen.affiliations} == {
        "Valmont-sur-Loire": "member",
        "Rivecourt-les-Bains": "lapsed",
    }


def test_an_office_that_ended_and_a_contact_that_was_retired_tie_nobody(bernard, chloe):
    bernard.person.offices.update(ends_on=ON)
    chloe.person.contacts.update(ends_on=ON)

    assert visitor(bernard, on=ON).affiliations == ()
    assert visitor(chloe, on=ON).affiliations == ()


def test_who_somebody_is_takes_four_queries(bernard, django_assert_num_queries):
    with django_assert_num_queries(4):
        visitor(bernard, on=ON)


def test_a_closed_login_leaves_at_once(as_, chloe):
    browser = as_(chloe)
    chloe.is_active = False
    chloe.save()

    assert browser.get(reverse("portal:home")).status_code == 302


def test_staff_who_have_not_shown_their_second_factor_read_nobody_s_letter_nor_address(
    as_, amina, mission_letter, neighbour
):
    browser = as_(amina)
    letter = reverse("portal:mandates:letter", args=[mission_letter.pk])
    group = reverse("portal:groups:group", args=[neighbour.group.slug])

    for path in (letter, group):
        answer = browser.get(path)
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, reverse("portal:accounts:prove"))
    assert browser.get(reverse("mfa_index")).status_code == 200

    session = browser.session
    second_factors.grant(session, amina, now=clock.real_now())
    session.save()
    assert [browser.get(path).status_code for path in (letter, group)] == [200, 200]
