from datetime import timedelta

import pytest

from faitiere.domains.newsletters.choices import SubscriptionState
from faitiere.domains.newsletters.models import Subscription
from faitiere.domains.newsletters.queries.readers import received_at
from faitiere.domains.newsletters.services import subscriptions
from faitiere.domains.people.choices import LegalBasis
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.kernel.mail import suppressions
from faitiere.kernel.mail.models import OutboundMessage, SuppressionReason
from tests.factories.newsletters import NewsletterFactory, SubscriptionFactory

pytestmark = pytest.mark.django_db
READER, ADDRESS = System("Lien personnel"), "lea@courriel.example"


def test_what_a_stranger_asks_begins_only_when_the_mailbox_confirms_and_its_proof_is_kept():
    letter = NewsletterFactory()
    subscriptions.ask([letter], " Léa@Courriel.EXAMPLE".replace("é", "e"), by=READER, now=clock.now())
    asked = Subscription.objects.get()
    assert (asked.state, asked.address, asked.basis) == (SubscriptionState.PENDING, ADDRESS, LegalBasis.CONSENT)
    assert letter.name in asked.wording
    assert asked.wording_version
    assert "/lettres/confirmer/" in OutboundMessage.objects.get().text

    later = clock.now() + timedelta(hours=2)
    subscriptions.confirm(ADDRESS, [letter], by=READER, now=later)
    subscriptions.confirm(ADDRESS, [letter], by=READER, now=later + timedelta(days=1))

    assert [(row.state, row.confirmed_at) for row in Subscription.objects.all()] == [(SubscriptionState.ACTIVE, later)]


def test_asking_again_for_what_is_active_or_ended_changes_nothing_before_the_mailbox_speaks():
    letter = NewsletterFactory()
    SubscriptionFactory(newsletter=letter, address=ADDRESS)
    subscriptions.leave(ADDRESS, letter, by=READER, now=clock.now())

    subscriptions.ask([letter], ADDRESS, by=READER, now=clock.now())

    assert Subscription.objects.get().state == SubscriptionState.ENDED
    assert suppressions.held([ADDRESS], stream=letter.stream) == {ADDRESS}
    subscriptions.confirm(ADDRESS, [letter], by=READER, now=clock.now())
    assert Subscription.objects.get().state == SubscriptionState.ACTIVE
    assert suppressions.held([ADDRESS], stream=letter.stream) == set()


def test_what_is_not_an_address_or_no_letter_is_refused():
    with pytest.raises(subscriptions.AddressInvalid):
        subscriptions.ask([NewsletterFactory()], "lea@", by=READER, now=clock.now())
    with pytest.raises(subscriptions.NothingChosen):
        subscriptions.ask([], ADDRESS, by=READER, now=clock.now())


def test_whoever_leaves_without_a_subscription_is_heard_as_an_objection_to_that_letter_only():
    letter, other = NewsletterFactory(), NewsletterFactory()

    subscriptions.leave("Maire@Valmont.example", letter, by=READER, now=clock.now())

    assert suppressions.held(["maire@valmont.example"], stream=letter.stream) == {"maire@valmont.example"}
    assert suppressions.held(["maire@valmont.example"], stream=other.stream) == set()


def test_confirming_does_not_revive_an_address_that_its_server_refused():
    letter = NewsletterFactory()
    suppressions.add(ADDRESS, reason=SuppressionReason.HARD, now=clock.now())

    subscriptions.confirm(ADDRESS, [letter], by=READER, now=clock.now())

    assert suppressions.held([ADDRESS], stream=letter.stream) == {ADDRESS}


def test_choosing_keeps_begins_and_ends_and_leaving_all_holds_for_letters_to_come():
    kept, ended, begun = NewsletterFactory(), NewsletterFactory(), NewsletterFactory()
    SubscriptionFactory(newsletter=kept, address=ADDRESS)
    SubscriptionFactory(newsletter=ended, address=ADDRESS)

    subscriptions.choose(ADDRESS, [kept, begun], source="préférences", by=READER, now=clock.now())
    assert {letter.pk for letter, is_received in received_at(ADDRESS) if is_received} == {kept.pk, begun.pk}

    subscriptions.leave_all(ADDRESS, by=READER, now=clock.now())
    assert suppressions.held([ADDRESS], stream=NewsletterFactory().stream) == {ADDRESS}


def test_a_new_address_takes_over_when_it_confirms_and_what_both_received_stays_once(bernard):
    letter, other = NewsletterFactory(), NewsletterFactory()
    SubscriptionFactory(newsletter=letter, address=ADDRESS, name="Léa", person=bernard.person)
    SubscriptionFactory(newsletter=other, address=ADDRESS)
    SubscriptionFactory(newsletter=other, address="lea@neuve.example")
    subscriptions.ask_change(ADDRESS, "lea@neuve.example", now=clock.now())
    assert OutboundMessage.objects.get().recipient == "lea@neuve.example"

    subscriptions.change(ADDRESS, "lea@neuve.example", by=READER, now=clock.now())

    active = Subscription.objects.active().order_by("newsletter")
    assert [(row.newsletter, row.address) for row in active] == [
        (letter, "lea@neuve.example"),
        (other, "lea@neuve.example"),
    ]
    # Somebody to whom the letter was forwarded does not become the mayor, who reads what members read.
    assert {row.person for row in active} == {None}


def test_a_professional_is_told_once_and_whoever_objected_is_left_alone(amina):
    letter = NewsletterFactory()
    told = {"name": "Chloé", "source": "salon des collectivités", "by": amina, "now": clock.now()}

    assert subscriptions.inform(letter, "chloe@valmont.example", **told)
    assert not subscriptions.inform(letter, "chloe@valmont.example", **told)
    message = OutboundMessage.objects.get()
    assert "vous y opposer" in message.text
    assert "salon des collectivités" in message.text

    subscriptions.leave("chloe@valmont.example", letter, by=READER, now=clock.now())
    assert Subscription.objects.get().state == SubscriptionState.OBJECTED
    Subscription.objects.all().delete()
    assert not subscriptions.inform(letter, "chloe@valmont.example", **told)


def test_what_nobody_confirmed_is_forgotten_after_a_month():
    SubscriptionFactory(state=SubscriptionState.PENDING, asked_at=clock.now() - timedelta(days=31))
    SubscriptionFactory(state=SubscriptionState.PENDING, asked_at=clock.now() - timedelta(days=29))
    SubscriptionFactory(asked_at=clock.now() - timedelta(days=400))

    assert subscriptions.drop_unconfirmed(now=clock.now()) == 1
