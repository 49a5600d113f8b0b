import pytest

from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.mail import suppressions
from faitiere.kernel.mail.addresses import hashed
from faitiere.kernel.mail.models import BounceKind, BounceReport, Cause, SuppressionReason
from tests.harness.clients import signed_in

pytestmark = pytest.mark.django_db
LIST = "/gestion/adresses-muettes/"


def report(address: str, kind: BounceKind, cause: Cause) -> BounceReport:
    return BounceReport.objects.create(
        digest=address,
        address=address,
        address_hash=hashed(address),
        kind=kind,
        cause=cause,
        status="5.1.1",
        reason="No such user here",
        received_at=clock.real_now(),
    )


@pytest.fixture
def gone(chloe):
    """Chloé's mailbox, closed; a neighbour who complained; somebody who left by herself."""
    mailbox = chloe.person.contacts.get().value
    report(mailbox, BounceKind.HARD, Cause.USER_UNKNOWN)
    suppressions.add("plainte@mairie.example", reason=SuppressionReason.COMPLAINT, now=clock.now())
    suppressions.add("partie@mairie.example", reason=SuppressionReason.UNSUBSCRIBED, now=clock.now())
    return mailbox, suppressions.add(mailbox, reason=SuppressionReason.HARD, now=clock.now())


def test_staff_see_who_no_longer_answers_and_why_and_find_an_address_even_when_only_its_fingerprint_is_kept(desk, gone):
    mailbox, row = gone
    page = desk.get(LIST).content.decode()
    assert mailbox in page
    assert "Chloé" in page
    assert page.count("non conservée") == 1
    assert mailbox not in desk.get(f"{LIST}?q=Plainte@mairie.example").content.decode()
    assert "non conservée" in desk.get(f"{LIST}?q=Plainte@mairie.example").content.decode()
    assert "non conservée" not in desk.get(f"{LIST}?reason=hard").content.decode()
    assert "No such user here" in desk.get(f"{LIST}{row.pk}/").content.decode()
    assert mailbox in b"".join(desk.get(f"{LIST}?export=csv").streaming_content).decode()


def test_an_address_is_written_to_again_for_a_reason_that_the_journal_keeps(desk, gone, amina):
    mailbox, row = gone
    desk.post(f"{LIST}{row.pk}/retablir/", {"reason": ""})
    assert suppressions.held([mailbox], stream="") == {mailbox}
    desk.post(f"{LIST}{row.pk}/retablir/", {"reason": "Boîte rouverte, dit la mairie."})
    assert suppressions.held([mailbox], stream="") == set()
    entry = AuditEntry.objects.get(verb="adresse rétablie")
    assert (entry.actor_name, entry.changes["reason"]) == (str(amina), ["hard", "Boîte rouverte, dit la mairie."])


def test_who_left_by_herself_is_not_brought_back_and_nobody_else_decides(desk, gone, chloe):
    left = suppressions.add("partie@mairie.example", reason=SuppressionReason.UNSUBSCRIBED, now=clock.now())
    assert desk.post(f"{LIST}{left.pk}/retablir/", {"reason": "x"}).status_code == 404
    assert signed_in(chloe).post(f"{LIST}{gone[1].pk}/retablir/", {"reason": "x"}).status_code == 403


def test_the_home_of_the_desk_says_which_servers_refuse_us(desk):
    report("maire@mairie.example", BounceKind.TECHNICAL, Cause.BLOCKED)
    page = desk.get("/gestion/").content.decode()
    assert "Notre serveur est refusé, mairie.example" in page
    assert "/gestion/delivrabilite/#refus" in page
    assert "5.1.1 No such user here" in desk.get("/gestion/delivrabilite/").content.decode()
