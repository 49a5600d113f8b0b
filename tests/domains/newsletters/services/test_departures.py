from datetime import timedelta
from email.utils import parseaddr

import pytest

from faitiere.domains.newsletters.choices import IssueState, Standing, Variant
from faitiere.domains.newsletters.models import DomainExamination, Issue
from faitiere.domains.newsletters.queries.readers import received_at
from faitiere.domains.newsletters.services import departures, subscriptions
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.mail import mailings, suppressions
from faitiere.kernel.mail.models import Dispatch, DispatchState, Mailing, MailingState, SuppressionReason
from tests.factories.accounts import UserFactory
from tests.factories.audiences import AudienceFactory
from tests.factories.newsletters import IssueFactory, IssueItemFactory, SubscriptionFactory

pytestmark = pytest.mark.django_db
NIGHT = System()


@pytest.fixture
def issue() -> Issue:
    """An issue with one item and three readers who subscribed."""
    issue = IssueFactory()
    IssueItemFactory(section__issue=issue)
    for address in ("a@courriel.example", "b@courriel.example", "c@autre.example"):
        SubscriptionFactory(newsletter=issue.newsletter, address=address)
    return issue


@pytest.fixture
def frozen(issue, amina) -> Issue:
    return departures.freeze(issue, audience=issue.audience, by=amina, now=clock.now())


def test_an_issue_goes_once_to_each_address_of_its_audience_and_of_those_who_subscribed(issue, chloe, denis, amina):
    issue.audience = AudienceFactory()
    issue.save()
    mailbox = chloe.person.contacts.get().value
    SubscriptionFactory(newsletter=issue.newsletter, address=mailbox.upper())
    SubscriptionFactory(newsletter=issue.newsletter, address="denis@rivecourt.example", person=denis.person)
    SubscriptionFactory(address="lectrice@autre-lettre.example")
    suppressions.add("a@courriel.example", reason=SuppressionReason.HARD, now=clock.now())
    subscriptions.leave("b@courriel.example", issue.newsletter, by=NIGHT, now=clock.now())

    departures.freeze(issue, audience=issue.audience, by=amina, now=clock.now())

    rows = {row.address: row for row in Dispatch.objects.all()}
    assert set(rows) == {mailbox, "c@autre.example", "denis@rivecourt.example"}
    assert rows[mailbox].variant == Variant.MEMBER
    assert "au titre de vos fonctions" in rows[mailbox].values["why"]
    assert rows["denis@rivecourt.example"].variant == Variant.OTHER
    assert "que vous l’avez demandée le 10/01/2024" in rows["c@autre.example"].values["why"]
    assert "/lettres/desabonnement/" in rows["c@autre.example"].values["unsubscribe_url"]
    assert [letter.pk for letter, is_received in received_at(mailbox) if is_received] == [issue.newsletter.pk]


def test_each_is_addressed_by_the_title_of_the_day(issue, bernard, amina):
    issue.subject = "[[salutation]], la lettre de [[authority]]"
    issue.save()
    issue.newsletter.subscriptions.all().delete()
    SubscriptionFactory(newsletter=issue.newsletter, address="b@valmont.example", person=bernard.person)

    departures.freeze(issue, audience=issue.audience, by=amina, now=clock.now())

    values = Dispatch.objects.get().values
    assert (values["salutation"], values["authority"]) == ("Monsieur le Maire", "Valmont-sur-Loire")


def test_a_field_that_is_none_is_named_before_anybody_reads_its_brackets(issue, amina):
    issue.subject = "Cher [[Prénom]]"
    issue.save()

    with pytest.raises(departures.FieldUnknown, match="Prénom"):
        departures.freeze(issue, audience=None, by=amina, now=clock.now())


def test_the_sender_may_bear_any_name(issue, amina):
    issue.newsletter.sender_name = 'Réseau, la "lettre" <officielle>'
    issue.newsletter.save()

    departures.freeze(issue, audience=None, by=amina, now=clock.now())

    assert parseaddr(Mailing.objects.get().sender)[1] == issue.newsletter.sender_email


def test_a_hole_in_a_letter_refuses_the_whole_and_says_whose(issue, amina):
    issue.subject = "Pour [[name]]"
    issue.save()

    with pytest.raises(departures.FieldEmpty, match=r"prénom et nom à 3 .*a@courriel.example"):
        departures.freeze(issue, audience=issue.audience, by=amina, now=clock.now())

    issue.refresh_from_db()
    assert (issue.state, Mailing.objects.count(), Dispatch.objects.count()) == (IssueState.DRAFT, 0, 0)


def test_what_nobody_would_read_is_not_frozen_and_what_is_frozen_is_not_frozen_again(issue, amina):
    departures.freeze(issue, audience=issue.audience, by=amina, now=clock.now())
    with pytest.raises(departures.NotNow):
        departures.freeze(issue, audience=issue.audience, by=amina, now=clock.now())
    with pytest.raises(departures.NobodyToReach):
        departures.freeze(IssueFactory(), audience=None, by=amina, now=clock.now())
    assert Mailing.objects.count() == 1


def test_above_a_number_a_second_person_answers_for_the_departure(frozen, amina):
    frozen.newsletter.approval_above = 2
    frozen.newsletter.save()
    with pytest.raises(departures.ApprovalMissing):
        departures.leave(frozen, by=amina, now=clock.now())
    with pytest.raises(departures.OwnApproval):
        departures.approve(frozen, by=amina, now=clock.now())

    departures.approve(frozen, by=UserFactory(is_staff=True), now=clock.now())

    assert departures.leave(frozen, by=amina, now=clock.now()).state == IssueState.SENDING


def test_nothing_leaves_before_one_could_change_ones_mind_and_a_later_hour_is_kept(frozen, amina):
    now = clock.now()
    left = departures.leave(frozen, at=now - timedelta(days=1), by=amina, now=now)
    assert left.leaves_at == left.mailing.__class__.objects.get().not_before == now + timedelta(minutes=10)
    assert not Mailing.objects.due(now + timedelta(minutes=9)).exists()

    departures.take_back(frozen, by=amina, now=now)
    frozen.refresh_from_db()
    assert (frozen.state, frozen.approved_at, Mailing.objects.count()) == (IssueState.DRAFT, None, 0)

    departures.freeze(frozen, audience=frozen.audience, by=amina, now=now)
    tomorrow = now + timedelta(days=1)
    assert departures.leave(frozen, at=tomorrow, by=amina, now=now).leaves_at == tomorrow


def test_what_has_begun_to_leave_is_not_taken_back_but_paused_resumed_and_stopped(frozen, amina):
    departures.leave(frozen, by=amina, now=clock.now())
    Dispatch.objects.filter(address="a@courriel.example").update(state=DispatchState.HANDED_OVER)
    with pytest.raises(departures.AlreadyLeft):
        departures.take_back(frozen, by=amina, now=clock.now())
    assert Mailing.objects.get().state == MailingState.RUNNING

    departures.pause(frozen, by=amina, now=clock.now())
    with pytest.raises(mailings.MailingElsewhere):
        departures.pause(frozen, by=amina, now=clock.now())
    departures.resume(frozen, by=amina, now=clock.now())
    departures.stop(frozen, reason="erreur de date", by=amina, now=clock.now())

    departures.close(by=NIGHT, now=clock.now())
    frozen.refresh_from_db()
    assert (frozen.state, frozen.sent_at) == (IssueState.SENT, clock.now())
    assert mailings.counts(Mailing.objects.get())[DispatchState.WITHDRAWN] == 2


def test_an_issue_stopped_before_its_first_letter_was_not_sent(frozen, amina):
    departures.leave(frozen, by=amina, now=clock.now())
    departures.stop(frozen, reason="", by=amina, now=clock.now())

    assert (departures.close(by=NIGHT, now=clock.now()), departures.close(by=NIGHT, now=clock.now())) == (1, 0)
    frozen.refresh_from_db()
    assert (frozen.state, frozen.sent_at) == (IssueState.ARCHIVED, None)


def test_a_person_says_what_became_of_an_uncertain_letter_and_the_log_names_who_not_the_address(frozen, amina):
    departures.leave(frozen, by=amina, now=clock.now())
    ours, theirs = Dispatch.objects.order_by("pk")[:2]
    Dispatch.objects.update(state=DispatchState.UNCERTAIN)
    other = IssueFactory(newsletter=frozen.newsletter)
    IssueItemFactory(section__issue=other)
    other = departures.freeze(other, audience=other.audience, by=amina, now=clock.now())

    assert departures.settle(frozen, [ours.pk], "delivered", by=amina, now=clock.now()) == 1
    assert departures.settle(frozen, [theirs.pk], "resend", by=amina, now=clock.now()) == 1
    assert departures.settle(other, [ours.pk], "resend", by=amina, now=clock.now()) == 0

    states = dict(Dispatch.objects.filter(mailing=frozen.mailing).values_list("pk", "state"))
    assert states[ours.pk] == DispatchState.HANDED_OVER
    assert states[theirs.pk] == DispatchState.PLANNED
    entry = AuditEntry.objects.filter(verb="pli déclaré remis").get()
    assert entry.actor_name == str(amina)
    assert ours.address not in str(entry.changes)


def test_the_first_letter_of_a_doubtful_domain_leaves_on_somebody_s_word_only(frozen, amina):
    examination = DomainExamination.objects.get(domain="reseau.example")
    assert examination.is_green
    DomainExamination.objects.update(verdict=Standing.BAD)
    with pytest.raises(departures.NotProven, match="à corriger"):
        departures.leave(frozen, by=amina, now=clock.now())
    DomainExamination.objects.all().delete()
    with pytest.raises(departures.NotProven, match="jamais vérifié"):
        departures.leave(frozen, by=amina, now=clock.now())
    departures.leave(frozen, despite="Le prestataire corrige ce soir.", by=amina, now=clock.now())
    assert AuditEntry.objects.first().changes["malgré"] == ["", "Le prestataire corrige ce soir."]


def test_a_letter_that_has_left_before_leaves_again_without_a_word(frozen, amina):
    IssueFactory(newsletter=frozen.newsletter, state=IssueState.SENT, sent_at=clock.now())
    DomainExamination.objects.update(verdict=Standing.BAD)
    assert departures.leave(frozen, by=amina, now=clock.now()).state == IssueState.SENDING
