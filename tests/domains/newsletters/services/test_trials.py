import pytest

from faitiere.domains.newsletters.services import trials
from faitiere.domains.newsletters.services.subscriptions import AddressInvalid
from faitiere.kernel import clock
from faitiere.kernel.mail.models import Dispatch, OutboundMessage
from tests.factories.newsletters import IssueFactory, IssueItemFactory

pytestmark = pytest.mark.django_db


def test_a_trial_goes_to_witnesses_with_sample_values_and_touches_no_reader(amina):
    issue = IssueFactory(subject="Bonjour [[name]]")
    IssueItemFactory(section__issue=issue, title="Une date à retenir")

    given = ["amina@reseau.example", " Amina@reseau.example ", "temoin@reseau.example", ""]
    assert trials.send(issue, "member", given, by=amina, now=clock.now()) == 2

    message = OutboundMessage.objects.first()
    assert message.subject == "[Essai] Bonjour Chloé Rivoire"
    assert "Une date à retenir" in message.text
    assert "[[" not in message.html + message.text
    assert not Dispatch.objects.exists()


def test_a_trial_goes_to_somebody_and_is_no_way_around_approval(amina):
    issue = IssueFactory()
    for given, refusal in [
        ([], trials.NobodyToTry),
        (["pas une adresse"], AddressInvalid),
        ([f"t{number}@reseau.example" for number in range(21)], trials.TooMany),
    ]:
        with pytest.raises(refusal):
            trials.send(issue, "other", given, by=amina, now=clock.now())
    assert not OutboundMessage.objects.exists()
