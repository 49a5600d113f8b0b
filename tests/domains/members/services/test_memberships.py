from datetime import date

import pytest
from django.db import IntegrityError, transaction

from faitiere.domains.members import queries
from faitiere.domains.members.models import Membership
from faitiere.domains.members.services import memberships
from faitiere.domains.members.services.memberships import Act
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.members import MembershipFactory
from tests.factories.territories import AuthorityFactory

TODAY = date(2024, 1, 19)
ACT = Act("deliberation", "2024-007", date(2024, 1, 15))


@pytest.fixture
def town(db):
    return AuthorityFactory(name="Bourg-l’Essai")


def test_an_authority_is_a_member_from_the_first_day_until_the_last_one_excluded(amina, town):
    membership = memberships.open(town, ACT, starts_on=TODAY, by=amina)
    memberships.end(membership, on=date(2025, 1, 1), by=amina)

    days = [date(2024, 1, 18), TODAY, date(2024, 12, 31), date(2025, 1, 1)]
    assert [queries.is_member(town, day) for day in days] == [False, True, True, False]
    assert [town in queries.members_on(day) for day in days] == [False, True, True, False]


def test_a_request_makes_nobody_a_member_until_it_is_opened(amina, chloe, town):
    asked = memberships.request(town, on=TODAY, by=chloe)
    assert queries.is_member(town, TODAY) is False
    assert list(queries.requests()) == [asked]

    opened = memberships.open(town, ACT, starts_on=date(2024, 2, 1), by=amina)

    assert opened == asked
    assert (opened.state, opened.act_number, opened.starts_on) == ("active", "2024-007", date(2024, 2, 1))
    assert not queries.requests().exists()


def test_a_request_waits_once(chloe, town):
    memberships.request(town, on=TODAY, by=chloe)

    with pytest.raises(memberships.AlreadyRequested, match="Bourg-l’Essai"):
        memberships.request(town, on=TODAY, by=chloe)


def test_a_lapsed_town_may_ask_again(denis, rivecourt):
    assert memberships.request(rivecourt, on=TODAY, by=denis).state == "requested"


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2022, 1, 1), date(2022, 6, 1)),
        (date(2020, 1, 1), date(2020, 9, 2)),
        (date(2022, 12, 31), None),
        (date(2019, 1, 1), None),
    ],
)
def test_two_memberships_never_share_a_day(amina, town, starts_on, ends_on):
    MembershipFactory(authority=town, lapsed=True)  # from 1 September 2020 until the end of 2022

    with pytest.raises(memberships.AlreadyMember):
        memberships.open(town, ACT, starts_on=starts_on, ends_on=ends_on, by=amina)


def test_a_membership_may_follow_another_the_same_day(amina, town):
    MembershipFactory(authority=town, lapsed=True)

    assert memberships.open(town, ACT, starts_on=date(2023, 1, 1), by=amina).state == "active"


def test_a_member_does_not_ask_to_join(chloe, valmont):
    with pytest.raises(memberships.AlreadyMember):
        memberships.request(valmont, on=TODAY, by=chloe)


def test_a_membership_ends_once_after_its_start_and_not_before_it_began(amina, town):
    asked = memberships.request(town, on=TODAY, by=amina)
    with pytest.raises(memberships.StillRequested):
        memberships.end(asked, on=date(2025, 1, 1), by=amina)
    membership = memberships.open(town, ACT, starts_on=TODAY, by=amina)
    with pytest.raises(memberships.MembershipEndsBeforeStart):
        memberships.end(membership, on=TODAY, by=amina)
    memberships.end(membership, on=date(2025, 1, 1), is_resigned=True, by=amina)
    with pytest.raises(memberships.MembershipAlreadyEnded):
        memberships.end(membership, on=date(2025, 2, 1), by=amina)
    assert Membership.objects.get(pk=membership.pk).state == "resigned"


def test_a_membership_is_not_upside_down(amina, town):
    with pytest.raises(memberships.MembershipEndsBeforeStart):
        memberships.open(town, ACT, starts_on=TODAY, ends_on=TODAY, by=amina)


def test_a_refused_request_leaves_its_reason_in_the_log(amina, chloe, town):
    asked = memberships.request(town, on=TODAY, by=chloe)

    memberships.refuse(asked, reason="Pas de délibération.", by=amina)

    assert not Membership.objects.filter(authority=town).exists()
    entry = AuditEntry.objects.get(verb="demande d’adhésion refusée")
    assert (entry.target_name, entry.changes) == ("Bourg-l’Essai", {"reason": ["", "Pas de délibération."]})


def test_what_is_open_is_not_refused(amina, town):
    membership = memberships.open(town, ACT, starts_on=TODAY, by=amina)

    with pytest.raises(memberships.AlreadyMember):
        memberships.refuse(membership, reason="", by=amina)


def test_the_database_itself_refuses_two_memberships_without_end(town):
    MembershipFactory(authority=town)

    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(authority=town, starts_on=TODAY)
