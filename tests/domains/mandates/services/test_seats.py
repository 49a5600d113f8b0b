import pytest

from faitiere.domains.mandates.services import seats
from faitiere.domains.mandates.services.seats import SeatDraft
from tests.factories.mandates import BodyFactory


def test_a_body_has_one_seat_for_a_role_and_a_rank(amina):
    body = BodyFactory(name="Bureau inventé")
    seats.create(body, SeatDraft("vice_president", order=1), by=amina)
    seats.create(body, SeatDraft("vice_president", order=2), by=amina)

    with pytest.raises(seats.SeatTaken, match="Bureau inventé a déjà un siège « vice-présidence »"):
        seats.create(body, SeatDraft("vice_president", order=2), by=amina)
    assert body.seats.count() == 2
