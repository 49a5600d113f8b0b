import pytest

from faitiere.domains.newsletters.choices import SubscriptionState
from faitiere.kernel.mail import suppressions
from tests.factories.newsletters import SubscriptionFactory

pytestmark = pytest.mark.django_db


def test_staff_find_a_subscription_read_its_proof_and_end_it_on_request(desk):
    row = SubscriptionFactory(address="lea@courriel.example")
    SubscriptionFactory(address="autre@courriel.example")
    found = desk.get("/gestion/abonnements/?q=lea@courriel").content.decode()
    assert "lea@courriel.example" in found
    assert "autre@courriel.example" not in found
    assert row.wording in desk.get(f"/gestion/abonnements/{row.pk}/").content.decode()

    desk.post(f"/gestion/abonnements/{row.pk}/terminer/")

    row.refresh_from_db()
    assert row.state == SubscriptionState.ENDED
    assert suppressions.held([row.address], stream=row.newsletter.stream) == {row.address}
