import pytest

from faitiere.domains.events.choices import MinutesAccess
from faitiere.domains.events.models import MinutesRequest
from faitiere.domains.events.services.day import minutes_requests
from faitiere.kernel import clock, signing
from faitiere.kernel.audit.log import System
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import MinutesFactory

pytestmark = pytest.mark.django_db


def ask(minutes, email="eve@ailleurs.example"):
    facts = {"name": "Ève", "email": email, "reason": "Étude"}
    return minutes_requests.ask(minutes, **facts, by=System("site public"), now=clock.now())


def given_on_request(**fields):
    return MinutesFactory(access=MinutesAccess.ON_REQUEST, published_at=clock.now(), **fields)


def test_asked_again_it_is_the_same_request_until_it_is_decided(amina):
    minutes = given_on_request()
    first = ask(minutes)

    assert ask(minutes, "EVE@ailleurs.example ") == first
    minutes_requests.decide(first, is_granted=False, by=amina, now=clock.now())
    assert ask(minutes) != first
    assert MinutesRequest.objects.count() == 2


def test_a_request_is_answered_once(amina):
    request = ask(given_on_request())
    minutes_requests.decide(request, is_granted=True, by=amina, now=clock.now())

    with pytest.raises(minutes_requests.AlreadyDecided):
        minutes_requests.decide(request, is_granted=False, by=amina, now=clock.now())

    request.refresh_from_db()
    assert request.is_granted


@pytest.mark.parametrize("fields", [{"access": MinutesAccess.MEMBERS}, {"published_at": None}])
def test_only_published_minutes_given_on_request_are_asked_for(fields):
    minutes = given_on_request()
    for name, value in fields.items():
        setattr(minutes, name, value)

    with pytest.raises(minutes_requests.NotGivenOnRequest):
        ask(minutes)


def test_staff_are_told_who_asks_and_the_answer_carries_a_personal_link(amina):
    request = ask(given_on_request())
    assert OutboundMessage.objects.get().recipient == amina.email

    minutes_requests.decide(request, is_granted=True, by=amina, now=clock.now())

    answer = OutboundMessage.objects.exclude(recipient=amina.email).get()
    token = answer.text.partition("/compte-rendu/")[2].partition("/")[0]
    assert answer.recipient == "eve@ailleurs.example"
    assert signing.read("events.minutes", token, now=clock.now()) == ["request", request.pk]
