"""What leaves when a place is taken or given up."""

from datetime import UTC, datetime

import pytest

from faitiere.domains.events.services.registering import confirmations
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import RegistrationFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 19, 9, tzinfo=UTC)


def test_each_is_told_once_that_a_place_is_theirs_and_once_that_it_is_no_more():
    registration = RegistrationFactory()

    for _twice in range(2):
        confirmations.confirm(registration, now=NOW)
        confirmations.confirm_cancelled(registration, now=NOW)

    taken, given_up = OutboundMessage.objects.order_by("pk")
    assert ("METHOD:REQUEST" in taken.calendar, "METHOD:CANCEL" in given_up.calendar) == (True, True)


def test_nothing_is_written_to_who_gave_no_address():
    registration = RegistrationFactory(email="")

    confirmations.confirm(registration, now=NOW)
    confirmations.confirm_cancelled(registration, now=NOW)

    assert not OutboundMessage.objects.exists()
