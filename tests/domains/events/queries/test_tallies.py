import pytest

from faitiere.domains.events.choices import AnswerKind, Side
from faitiere.domains.events.queries import tallies
from faitiere.kernel import clock
from tests.factories.events import EventFactory, InvitationFactory
from tests.factories.territories import AuthorityFactory

pytestmark = pytest.mark.django_db


def test_an_authority_comes_as_soon_as_one_of_its_people_does_and_each_side_is_counted(django_assert_num_queries):
    event = EventFactory()
    coming, unsure, away, partner = AuthorityFactory.create_batch(4)
    for authority, answer in [
        (coming, AnswerKind.NO),
        (coming, AnswerKind.SUBSTITUTE),
        (unsure, AnswerKind.NO),
        (unsure, ""),
        (away, AnswerKind.NO),
    ]:
        InvitationFactory(event=event, authority=authority, answer=answer)
    InvitationFactory(event=event, authority=partner, side=Side.PARTNER, answer=AnswerKind.UNSURE)
    InvitationFactory(event=event, authority=coming, answer=AnswerKind.YES, withdrawn_at=clock.now())

    with django_assert_num_queries(2):
        france, abroad = tallies.by_side(event)

    assert (france.side, abroad.side) == (Side.FRANCE, Side.PARTNER)
    assert (france.authorities.confirmed, france.authorities.pending, france.authorities.declined) == (1, 1, 1)
    assert (france.people.confirmed, france.people.pending, france.people.declined) == (1, 1, 3)
    assert (abroad.authorities.pending, abroad.people.invited) == (1, 1)
    assert tallies.total(event).invited == 6
