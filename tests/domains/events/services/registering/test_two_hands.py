"""Two people who write the same questions, or the same answers, at the same moment."""

import pytest

from faitiere.domains.events.services.registering import enrolments, questions
from faitiere.domains.events.services.registering.enrolments import Wish
from faitiere.domains.events.services.registrations import Guest
from faitiere.domains.questionnaires.choices import QuestionKind
from faitiere.domains.questionnaires.queries import values_of
from faitiere.domains.questionnaires.services.forms import FormDraft, QuestionDraft
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from tests.factories.events import EventFactory
from tests.harness.racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

SOMEBODY = System("Équipe")


def draft(label):
    return FormDraft("Inscription", [QuestionDraft(label, QuestionKind.SHORT_TEXT, key="train")])


def written(event, label, over):
    try:
        questions.write(event, draft(label), by=SOMEBODY, now=clock.now(), over=over)
    except questions.QuestionsChanged:
        return "refused"
    return "written"


def test_one_writes_and_the_others_are_told_and_answers_are_never_mixed():
    event = questions.write(EventFactory(), draft("Quel train ?"), by=SOMEBODY, now=clock.now())
    guest = Guest("Zoé", "Rivière", "zoe@rivecourt.example")
    mine = enrolments.enrol(event, guest, Wish(answers={"train": "8 h"}), by=SOMEBODY, now=clock.now()).registration

    def revise(rank):
        wish = Wish(answers={"train": f"{rank} h"})
        enrolments.revise(mine, wish, needs="", by=SOMEBODY, now=clock.now())
        return "revised"

    assert race(revise, processes=3) == ["revised"] * 3
    assert values_of(mine.responses)["train"] in {"0 h", "1 h", "2 h"}

    read = questions.seal(event)
    outcomes = race(lambda rank: written(event, f"Quel train, quai {rank} ?", read), processes=3)
    assert sorted(outcomes) == ["refused", "refused", "written"]
    event.refresh_from_db()
    assert event.form.version == 2
