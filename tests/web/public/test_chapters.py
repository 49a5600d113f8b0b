"""A public history."""

from datetime import date

from faitiere.domains.mandates.queries import timeline
from faitiere.kernel.periods import PartialDate
from faitiere.web.public.chapters import chapters
from tests.factories.mandates import MandateFactory, MandateMentionFactory, MissionLetterFactory


def test_a_mandate_is_told_once_with_all_its_sources(db):
    mandate = MandateFactory(holds_from=date(2020, 1, 1))
    MandateMentionFactory(mandate=mandate, source="Rapport")
    MandateMentionFactory(mandate=mandate, source="Lettre", seen_on=date(2024, 1, 1))
    (chapter,) = chapters(timeline(mandate.seat.body), date(2024, 1, 19))
    assert chapter.on == PartialDate(date(2020, 1, 1))
    assert [voice.source for voice in chapter.voices] == ["Lettre", "Rapport"]


def test_what_was_not_known_yet_is_not_told(db):
    mandate = MandateFactory(holds_from=date(2020, 1, 1))
    MandateMentionFactory(mandate=mandate, source="Rapport")
    MandateMentionFactory(mandate=mandate, source="Lettre", seen_on=date(2024, 1, 1))
    (chapter,) = chapters(timeline(mandate.seat.body), date(2021, 3, 1))
    assert [voice.source for voice in chapter.voices] == ["Rapport"]


def test_an_end_is_told_by_the_last_day(db):
    mandate = MandateFactory(holds_from=date(2020, 1, 1), ends_on=date(2020, 10, 1))
    MandateMentionFactory(mandate=mandate)
    (chapter,) = chapters(timeline(mandate.seat.body), date(2021, 3, 1))
    assert chapter.ended == PartialDate(date(2020, 9, 30))


def test_letters_stay_inside(db):
    mandate = MandateFactory()
    MandateMentionFactory(mandate=mandate)
    MissionLetterFactory(mandate=mandate)
    assert len(chapters(timeline(mandate.seat.body), date(2024, 1, 19))) == 1
