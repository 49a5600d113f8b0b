"""What anybody may know of a group."""

from datetime import date

from faitiere.domains.groups.queries import engaged_on, public_page
from faitiere.domains.mandates.choices import SeatRole
from tests.factories.groups import GroupFactory, GroupMemberFactory
from tests.factories.mandates import MandateFactory, MandateMentionFactory, MissionLetterFactory, SeatFactory
from tests.factories.members import MembershipFactory
from tests.factories.territories import AuthorityFactory

TODAY = date(2024, 1, 19)


def test_letters_and_contacts_stay_inside(presidency, valdorie):
    MissionLetterFactory(mandate=presidency)
    page = public_page(valdorie, TODAY)
    assert {event.kind for event in page.history} <= {"step_created", "mandate_seen", "mandate_started"}
    assert [str(authority) for authority in page.authorities] == ["Valmont-sur-Loire"]


def test_who_presided_a_sitting_once_is_history_only(db):
    group = GroupFactory()
    once = MandateFactory(seat=SeatFactory(body=group.body, role=SeatRole.CHAIR_OF_MEETING))
    MandateMentionFactory(mandate=once)
    page = public_page(group, TODAY)
    assert (page.presidency, page.others) == (None, ())
    assert [event.about for event in page.history] == [once]


def test_an_authority_is_engaged_by_membership_group_or_seat_and_only_on_those_days(db):
    member = MembershipFactory().authority
    in_a_group = GroupMemberFactory(starts_on=date(2021, 1, 1)).authority
    seat = SeatFactory(body=GroupFactory().body)
    seated = MandateFactory(seat=seat, authority=AuthorityFactory(), holds_from=date(2022, 1, 1)).authority
    AuthorityFactory()
    assert set(engaged_on(TODAY)) == {member, in_a_group, seated}
    assert seated not in engaged_on(date(2021, 6, 1))
