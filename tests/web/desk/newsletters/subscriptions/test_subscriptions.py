import pytest

from faitiere.domains.newsletters.choices import SubscriptionState
from faitiere.domains.newsletters.models import Subscription
from faitiere.kernel.mail import suppressions
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.newsletters import NewsletterFactory, SubscriptionFactory

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


def test_a_professional_is_brought_with_a_ground_shown_then_told_and_the_import_undone(desk):
    letter = NewsletterFactory()
    page, said = (
        "/gestion/abonnements/importer/",
        {"newsletter": letter.pk, "source": "salon", "given_on": "2024-01-12"},
    )
    assert page in desk.get("/gestion/abonnements/").content.decode()
    lines = {"lines": "chloe@valmont.example;Chloé Garnier"}
    assert "se prouve" in desk.post(page, {**said, **lines, "basis": "consent"}).content.decode()
    shown = desk.post(page, {**said, **lines, "basis": "legitimate_interest"}, follow=True)
    assert "Chloé Garnier" in shown.content.decode()
    assert not Subscription.objects.exists()

    batch = shown.redirect_chain[-1][0]
    desk.post(batch, {"act": "apply"})
    assert OutboundMessage.objects.get().recipient == Subscription.objects.get().address
    desk.post(batch, {"act": "undo"})
    assert not Subscription.objects.exists()
