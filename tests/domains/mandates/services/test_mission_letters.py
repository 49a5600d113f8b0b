from datetime import date

import pytest

from faitiere.domains.mandates.services import mission_letters
from tests.factories.letters import LetterFactory
from tests.factories.library import LibraryDocumentFactory


@pytest.fixture
def mission(amina, presidency):
    return mission_letters.record(presidency, LetterFactory(issued_on=date(2024, 1, 19)), by=amina)


def test_a_signed_copy_closes_the_wait(amina, mission):
    copy = LibraryDocumentFactory()
    signed = mission_letters.receive_signed(mission, copy, on=date(2024, 2, 1), by=amina)

    assert (signed.state, signed.signed_copy, signed.signed_on) == ("signed", copy, date(2024, 2, 1))


def test_a_new_version_takes_the_place_of_the_former_one(amina, mission):
    newer = LetterFactory(replaces=mission.letter, version=2)
    mission_letters.record(mission.mandate, newer, by=amina)

    mission.refresh_from_db()
    assert mission.state == "replaced"
    with pytest.raises(mission_letters.LetterReplaced):
        mission_letters.receive_signed(mission, LibraryDocumentFactory(), on=date(2024, 2, 1), by=amina)


def test_a_letter_is_signed_after_it_was_issued(amina, mission):
    with pytest.raises(mission_letters.SignedBeforeIssued, match="19/01/2024"):
        mission_letters.receive_signed(mission, LibraryDocumentFactory(), on=date(2024, 1, 18), by=amina)
