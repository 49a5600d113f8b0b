import pytest

from faitiere.domains.newsletters.choices import SubscriptionState
from faitiere.domains.newsletters.models import Subscription
from faitiere.domains.people.services import erasures
from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.mail import suppressions
from tests.factories.newsletters import SubscriptionFactory

pytestmark = pytest.mark.django_db


def test_whoever_is_erased_leaves_no_address_behind_and_is_not_written_to_again(chloe, amina):
    mailbox = chloe.person.contacts.get().value
    SubscriptionFactory(person=chloe.person, address="chloe@maison.example", name="Chloé Rivoire")
    SubscriptionFactory(address=mailbox)
    chloe.email = "chloe@connexion.example"
    chloe.save()
    SubscriptionFactory(address=chloe.email)
    somebody_else = SubscriptionFactory()

    erasures.erase(chloe.person, reason="demande", by=amina, now=clock.now())

    gone = Subscription.objects.exclude(pk=somebody_else.pk)
    assert {(row.address, row.name, row.person, row.state) for row in gone} == {("", "", None, SubscriptionState.ENDED)}
    assert Subscription.objects.get(pk=somebody_else.pk).address
    assert not AuditEntry.objects.filter(target_name__contains="maison.example").exists()
    held = suppressions.held(["chloe@maison.example", mailbox, somebody_else.address], stream="newsletter:autre")
    assert held == {"chloe@maison.example", mailbox}
