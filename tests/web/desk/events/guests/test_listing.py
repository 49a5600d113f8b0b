import pytest

from faitiere.domains.events.choices import AnswerKind, EventState, Side
from faitiere.domains.events.models import Invitation
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import EventFactory, InvitationFactory
from tests.factories.territories import AuthorityFactory


@pytest.fixture
def event(db):
    return EventFactory()


@pytest.fixture
def address(event):
    return f"/gestion/evenements/{event.pk}/invitations/"


def test_the_screen_counts_each_side_and_lists_who_is_invited(desk, event, address):
    InvitationFactory(event=event, authority=AuthorityFactory(), answer=AnswerKind.YES)
    InvitationFactory(event=event, authority=AuthorityFactory(), side=Side.PARTNER)

    page = desk.get(address)

    assert [(one.side, one.authorities.confirmed, one.authorities.pending) for one in page.context["sides"]] == [
        (Side.FRANCE, 1, 0),
        (Side.PARTNER, 0, 1),
    ]
    assert len(page.context["rows"]) == 2


def test_some_letters_an_answer_and_a_side_keep_the_rows_one_looks_for(desk, event, address):
    town = AuthorityFactory(name="Évreux-sur-Loire")
    wanted = InvitationFactory(event=event, authority=town, answer=AnswerKind.NO)
    InvitationFactory(event=event, authority=town)
    InvitationFactory(event=event, answer=AnswerKind.NO)

    page = desk.get(address, {"q": "loi evr", "answer": "no", "side": "france"})

    assert [one for one, _line in page.context["rows"]] == [wanted]


def test_the_list_costs_the_same_for_one_row_and_for_many(desk, event, address, django_assert_max_num_queries):
    for _ in range(4):
        InvitationFactory(event=event, authority=AuthorityFactory())

    with django_assert_max_num_queries(20):
        desk.get(address)


def test_staff_send_remind_and_withdraw(desk, event, address):
    InvitationFactory(event=event, sent_at=None)
    silent = InvitationFactory(event=event)

    desk.post(address, {"act": "send"})
    desk.post(address, {"act": "remind"})
    page = desk.post(address, {"act": "remind"}, follow=True).content.decode()
    desk.post(address, {"act": f"withdraw:{silent.pk}"})

    kinds = sorted(OutboundMessage.objects.values_list("kind", flat=True))
    assert kinds == ["events.invited", "events.reminded", "events.withdrawn"]
    assert "déjà été relancé aujourd’hui" in page
    assert list(Invitation.objects.standing()) == list(Invitation.objects.exclude(pk=silent.pk))


def test_the_export_writes_what_is_kept_and_no_cell_runs(desk, event, address):
    InvitationFactory(event=event, person=None, name="=cmd", email="x@ville.example", answer=AnswerKind.YES)
    InvitationFactory(event=event, answer=AnswerKind.NO)

    response = desk.get(address, {"answer": "yes", "export": "csv"})

    lines = response.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("'=cmd;;France;je viens;")


def test_an_unknown_act_and_another_event_s_guest_are_refused(desk, event, address):
    assert desk.post(address, {"act": "erase"}).status_code in {302, 403}
    stranger = InvitationFactory()
    assert desk.post(address, {"act": f"withdraw:{stranger.pk}"}).status_code == 404
    stranger.refresh_from_db()
    assert stranger.withdrawn_at is None


def test_an_idea_leads_to_its_announcement_before_anything_is_sent(desk):
    event = EventFactory(state=EventState.IDEA)
    InvitationFactory(event=event, sent_at=None)

    page = desk.get(f"/gestion/evenements/{event.pk}/invitations/").content.decode()

    assert 'value="send"' not in page
    assert f'href="/gestion/evenements/{event.pk}/annoncer/"' in page


def test_what_left_without_its_letter_is_counted_and_found(desk, event, address):
    InvitationFactory(event=event, letter="events/invitations/1.pdf")
    InvitationFactory(event=event, email="")
    bare = InvitationFactory(event=event)

    page = desk.get(address, {"answer": "no_letter"})

    assert page.context["without_letter"] == 1
    assert [one for one, _line in page.context["rows"]] == [bare]
