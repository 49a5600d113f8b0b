import pytest

from faitiere.kernel.mail import mailings
from faitiere.kernel.mail.models import DispatchState, MailingState
from faitiere.kernel.mail.sending import running
from tests.factories.mailings import started

pytestmark = pytest.mark.django_db


def test_each_letter_leaves_once_and_the_mailing_is_done(relay):
    mailing = started(25)

    with relay() as sink:
        assert running.work().handed == 25
        assert running.work().handed == 0
        accepted = sink.accepted()

    mailing.refresh_from_db()
    assert mailing.state == MailingState.DONE
    assert mailings.counts(mailing)[DispatchState.HANDED_OVER] == 25
    assert len({message.message_id for message in accepted}) == len({tuple(m.recipients) for m in accepted}) == 25
