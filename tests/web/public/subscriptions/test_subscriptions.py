from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client

from faitiere.domains.newsletters.choices import SubscriptionState
from faitiere.domains.newsletters.models import Subscription
from faitiere.domains.newsletters.queries import links
from faitiere.kernel import clock
from faitiere.kernel.mail.models import OutboundMessage, Suppression
from tests.factories.newsletters import NewsletterFactory, SubscriptionFactory

pytestmark = pytest.mark.django_db
ADDRESS = "lea@courriel.example"


@pytest.fixture
def letter():
    return NewsletterFactory()


@pytest.fixture
def outside() -> Client:
    """A mailbox's robot: it keeps no cookie and knows no token of ours."""
    return Client(enforce_csrf_checks=True)


def path(url: str) -> str:
    return urlsplit(url).path


def link_in(message: OutboundMessage) -> str:
    return path(next(word for word in message.text.split() if "/lettres/" in word))


def test_a_stranger_subscribes_and_confirms(client, letter):
    asked = client.post("/lettres/abonnement/", {"email": ADDRESS, "letters": [letter.pk]})
    assert "Ouvrez votre messagerie" in asked.content.decode()
    link = link_in(OutboundMessage.objects.get())
    client.get(link)
    assert Subscription.objects.get().state == SubscriptionState.PENDING

    done = client.post(link)

    assert "Vous êtes abonné" in done.content.decode()
    assert Subscription.objects.get().state == SubscriptionState.ACTIVE


def test_the_answer_is_the_same_whether_the_address_is_known_and_a_robot_gets_it_too(client, letter):
    SubscriptionFactory(newsletter=letter, address=ADDRESS)
    answers = [
        client.post("/lettres/abonnement/", {"email": email, "letters": [letter.pk], **more}).content
        for email, more in [(ADDRESS, {}), ("autre@courriel.example", {}), ("r@bot.example", {"courriel_bis": "x"})]
    ]
    assert answers[0] == answers[1] == answers[2]
    assert not Subscription.objects.filter(address="r@bot.example").exists()


def test_what_was_typed_is_kept_when_it_is_refused(client, letter):
    page = client.post("/lettres/abonnement/", {"email": "lea@", "letters": [letter.pk]}).content.decode()
    assert 'value="lea@"' in page
    assert "checked" in page


def test_one_click_without_cookie_token_or_redirect_ends_the_letter(outside, letter):
    row = SubscriptionFactory(newsletter=letter, address=ADDRESS)
    link = path(links.unsubscribe(ADDRESS, letter, now=clock.now()))

    answer = outside.post(link, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert not answer.cookies
    assert "C’est fait" in answer.content.decode()
    row.refresh_from_db()
    assert row.state == SubscriptionState.ENDED
    assert outside.post(link).status_code == 200


def test_a_look_at_any_link_changes_nothing(outside, letter):
    row = SubscriptionFactory(newsletter=letter, address=ADDRESS)
    now = clock.now()
    every_link = [
        links.unsubscribe(ADDRESS, letter, now=now),
        links.preferences(ADDRESS, now=now),
        links.confirmation("autre@courriel.example", [letter], now=now),
        links.change(ADDRESS, "neuve@courriel.example", now=now),
    ]
    for link in every_link:
        answer = outside.get(path(link))
        assert answer.status_code == 200
        assert "noindex" in answer["X-Robots-Tag"]
        assert outside.head(path(link)).status_code == 200

    assert list(Subscription.objects.values_list("pk", "state")) == [(row.pk, SubscriptionState.ACTIVE)]
    assert not Suppression.objects.exists()
    assert not OutboundMessage.objects.exists()


def test_one_page_keeps_what_is_chosen_and_does_not_show_the_address_to_whoever_got_the_letter_forwarded(
    client, letter
):
    SubscriptionFactory(newsletter=letter, address=ADDRESS)
    other = NewsletterFactory()
    link = path(links.preferences(ADDRESS, now=clock.now()))
    assert ADDRESS not in client.get(link).content.decode()

    client.post(link, {"letters": [other.pk]})
    assert [row.newsletter for row in Subscription.objects.active()] == [other]

    client.post(link, {"new": "neuve@courriel.example", "nouvelle": "1"})
    client.post(link_in(OutboundMessage.objects.get()))
    assert [row.address for row in Subscription.objects.active()] == ["neuve@courriel.example"]

    client.post(path(links.preferences("neuve@courriel.example", now=clock.now())), {"tout": "1"})
    assert not Subscription.objects.active().exists()


def test_a_link_that_is_cut_made_for_something_else_or_too_old_says_so_and_does_nothing(client, letter):
    preferences = path(links.preferences(ADDRESS, now=clock.now())).split("/")[-2]
    old = path(links.confirmation(ADDRESS, [letter], now=clock.now() - timedelta(days=4)))

    assert client.post(f"/lettres/desabonnement/{preferences}/").status_code == 404
    assert client.post(old).status_code == 410
    assert not Suppression.objects.exists()
    assert not Subscription.objects.exists()
