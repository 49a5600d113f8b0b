import pytest
from django.utils.html import escape

from faitiere.domains.newsletters.choices import IssueState
from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.services import departures
from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.mail.composing.identities import Identities
from faitiere.kernel.mail.models import Dispatch, DispatchState, OutboundMessage
from faitiere.web.desk.newsletters.sending import screen
from faitiere.web.desk.newsletters.sending.screen import sentence
from tests.factories.newsletters import IssueFactory, IssueItemFactory, SubscriptionFactory
from tests.harness.clients import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue() -> Issue:
    issue = IssueFactory(newsletter__witnesses="temoin@reseau.example")
    IssueItemFactory(section__issue=issue)
    for number in range(4):
        SubscriptionFactory(newsletter=issue.newsletter, address=f"l{number}@courriel.example")
    return issue


def address(issue, deed: str = "envoi") -> str:
    return f"/gestion/numeros/{issue.pk}/{deed}/"


def test_an_issue_is_tried_frozen_sent_and_taken_back_from_its_screen(desk, issue):
    assert "4 abonnés" in desk.get(address(issue)).content.decode()
    assert "temoin@reseau.example" in desk.get(address(issue, "essayer")).content.decode()
    desk.post(address(issue, "essayer"), {"variant": "member", "addresses": "temoin@reseau.example"})
    assert OutboundMessage.objects.get().subject.startswith("[Essai]")

    refused = desk.post(address(issue, "figer"), {}).content.decode()
    assert "« Vérifier », et je fige" in refused.replace("\u202f", " ").replace("\xa0", " ")
    desk.post(address(issue, "figer"), {"is_seen": "on"})
    assert AuditEntry.objects.get(verb="numéro figé").changes["remarques lues"]
    issue.refresh_from_db()
    assert (issue.state, issue.mailing.recipients) == (IssueState.FROZEN, 4)
    desk.post(address(issue, "envoyer"), {})
    page = desk.get(address(issue)).content.decode()
    assert "0 remis" in page
    assert "Se raviser" in page

    desk.post(address(issue, "se-raviser"))
    issue.refresh_from_db()
    assert (issue.state, issue.mailing) == (IssueState.DRAFT, None)


def test_a_hole_is_said_above_the_form_and_nothing_is_frozen(desk, issue):
    Issue.objects.update(subject="Pour [[name]]")
    assert "l0@courriel.example" in desk.post(address(issue, "figer"), {"is_seen": "on"}).content.decode()
    assert not Dispatch.objects.exists()


def test_letters_in_doubt_wait_for_somebody_s_word(desk, issue, amina):
    issue = departures.freeze(issue, audience=None, by=amina, now=clock.now())
    departures.leave(issue, by=amina, now=clock.now())
    doubt, refused, *others = Dispatch.objects.order_by("pk")
    Dispatch.objects.filter(pk__in=[one.pk for one in others]).update(state=DispatchState.HANDED_OVER)
    Dispatch.objects.filter(pk=doubt.pk).update(state=DispatchState.UNCERTAIN)
    Dispatch.objects.filter(pk=refused.pk).update(state=DispatchState.REFUSED, reply="550 5.1.1 inconnue")
    page = desk.get(address(issue)).content.decode()
    assert "2 remis · 1 refusé · 1 incertain" in page
    assert "550 5.1.1 inconnue" in page
    assert escape(Identities(issue.mailing).message_id(doubt.pk)) in page

    nothing = desk.post(address(issue), {"verdict": "delivered"}, follow=True)
    assert "Cochez" in nothing.content.decode()
    desk.post(address(issue), {"pli": [doubt.pk], "verdict": "delivered"})

    assert Dispatch.objects.get(pk=doubt.pk).state == DispatchState.HANDED_OVER


def test_a_long_pile_is_read_page_by_page(desk, issue, amina, monkeypatch):
    monkeypatch.setattr(screen, "SHOWN", 3)
    issue = departures.freeze(issue, audience=None, by=amina, now=clock.now())
    Dispatch.objects.update(state=DispatchState.REFUSED, reply="550 5.1.1 inconnue")
    first, second = (desk.get(f"{address(issue)}?refuses={number}").content.decode() for number in (1, 2))
    assert [page.count("550 5.1.1 inconnue") for page in (first, second)] == [3, 1]
    assert "?refuses=2#refuses" in first


def test_nobody_else_sees_or_settles(issue, chloe):
    client = signed_in(chloe)
    for deed in ("envoi", "figer", "envoyer", "arreter"):
        assert client.post(address(issue, deed)).status_code == 403


def test_the_numbers_are_said_as_one_says_them():
    counts = dict.fromkeys(DispatchState, 0)
    counts |= {DispatchState.HANDED_OVER: 24996, DispatchState.REFUSED: 3, DispatchState.UNCERTAIN: 1}
    said = sentence(counts).replace("\u202f", " ").replace("\xa0", " ")
    assert said == "24 996 remis · 3 refusés · 1 incertain"
