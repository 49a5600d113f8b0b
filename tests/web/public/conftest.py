"""What the tests of the public site share."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.groups import GroupFactory
from tests.factories.mandates import MandateFactory, MandateMentionFactory, SeatFactory


@pytest.fixture
def chaired_group(db):
    """Make a group led by somebody, as a source says."""

    def make(**facts):
        group = GroupFactory(**facts)
        MandateMentionFactory(mandate=MandateFactory(seat=SeatFactory(body=group.body)))
        return group

    return make


@pytest.fixture
def text(client):
    """Return the text of a page that must be found."""

    def read(address):
        response = client.get(address)
        assert response.status_code == 200
        return response.content.decode()

    return read


@pytest.fixture
def queries(client):
    """Count the queries of a page."""

    def count(address):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return count
