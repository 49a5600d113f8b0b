"""Each chooses, for an address that is theirs alone, what comes to it."""

import pytest
from django.urls import reverse

from faitiere.domains.newsletters.models import Subscription
from faitiere.domains.newsletters.queries.readers import received_at
from faitiere.domains.people.choices import ContactKind
from faitiere.kernel import clock
from faitiere.kernel.mail import suppressions
from faitiere.kernel.mail.models import SuppressionReason
from tests.factories.newsletters import NewsletterFactory, SubscriptionFactory
from tests.factories.people import ContactPointFactory

pytestmark = pytest.mark.django_db
PAGE = reverse("portal:newsletters:mine")


def test_denis_ends_one_letter_begins_another_and_leaves_everybody_else_alone(as_, denis, bernard):
    ended, begun = NewsletterFactory(), NewsletterFactory()
    SubscriptionFactory(newsletter=ended, address=denis.email)
    SubscriptionFactory(newsletter=ended, address=bernard.email)
    browser = as_(denis)
    assert PAGE in browser.get(reverse("portal:home")).content.decode()
    shown = browser.get(PAGE).content.decode()
    assert denis.email in shown
    assert shown.count("checked") == 1

    browser.post(PAGE, {"adresse": denis.email, "adresse-0-letters": [begun.pk]})

    assert [letter for letter, is_received in received_at(denis.email) if is_received] == [begun]
    assert Subscription.objects.active().at(bernard.email).exists()


def test_nobody_chooses_for_another_nor_for_a_mailbox_that_several_share(as_, eve, denis, bernard):
    letter = NewsletterFactory()
    for someone in (denis, bernard):
        ContactPointFactory(person=someone.person, kind=ContactKind.EMAIL, value="mairie@partagee.example")
    for address in (denis.email, "mairie@partagee.example"):
        answer = as_(bernard).post(PAGE, {"adresse": address, "adresse-0-letters": [letter.pk]})
        assert answer.status_code == 404
    assert as_(eve).get(PAGE).status_code == 200
    assert not Subscription.objects.exists()


def test_an_address_that_refused_our_messages_is_said_not_to_receive(as_, denis):
    letter = NewsletterFactory()
    suppressions.add(denis.email, reason=SuppressionReason.HARD, now=clock.now())
    chosen = {"adresse": denis.email, "adresse-0-letters": [letter.pk]}
    assert "a refusé nos derniers messages" in as_(denis).post(PAGE, chosen, follow=True).content.decode()
