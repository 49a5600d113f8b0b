from datetime import date

from faitiere.domains.members import exports, queries
from faitiere.domains.members.rules import PERMISSIONS
from faitiere.domains.members.services import memberships
from tests.factories.members import MembershipFactory

TODAY = date(2024, 1, 19)


def test_a_card_shows_the_membership_of_the_day_else_the_last_one(valmont, rivecourt):
    assert queries.membership_on(valmont, TODAY).state == "active"
    assert queries.membership_on(rivecourt, TODAY).state == "lapsed"
    assert queries.membership_on(valmont, date(2019, 1, 1)) is None


def test_the_history_comes_latest_first(rivecourt):
    again = MembershipFactory(authority=rivecourt, starts_on=date(2024, 1, 1))

    assert [membership.starts_on.year for membership in queries.history(rivecourt)] == [again.starts_on.year, 2020]


def test_a_spreadsheet_lists_the_members_of_the_day_only(valmont, rivecourt):
    rows = list(exports.rows(TODAY))

    assert [dict(zip(exports.COLUMNS, row, strict=True))["Collectivité"] for row in rows] == [valmont.name]


def test_who_may_see_and_ask(cast, valmont, rivecourt):
    membership = valmont.memberships.get()
    may_see = {name for name, user in cast.items() if PERMISSIONS["memberships.view"](user, membership)}
    may_ask = {name for name, user in cast.items() if PERMISSIONS["memberships.request"](user, rivecourt)}

    assert may_see == {"amina", "bernard", "chloe"}
    assert may_ask == {"amina", "denis"}


def test_opening_gives_back_what_the_log_tells(amina, rivecourt):
    membership = memberships.open(rivecourt, starts_on=TODAY, by=amina)

    assert membership.act_kind == "unknown"
