from datetime import date

import pytest

from faitiere.domains.people.choices import CorrectionKind, CorrectionState
from faitiere.domains.people.models import Correction
from faitiere.domains.people.services import corrections
from faitiere.kernel import clock
from tests.factories.mandates import MandateFactory, SeatFactory
from tests.factories.people import PersonFactory

PATH = "/gestion/bulk/mandates/mandate/renouveler/"


@pytest.fixture
def mandates(amina):
    """Two mandates that hold, and one that has ended."""
    rows = [MandateFactory(seat=SeatFactory(order=number), person=PersonFactory()) for number in range(3)]
    rows[2].ends_on = date(2024, 1, 10)
    rows[2].save()
    return rows


def query(rows) -> str:
    return "&".join(f"id={row.pk}" for row in rows) + "&next=/gestion/mandats/"


def test_several_mandates_are_renewed_by_one_decision(desk, mandates, verbs):
    response = desk.post(f"{PATH}?{query(mandates)}", {"on": "15/01/2024", "decided_by": "Assemblée"})
    assert response["Location"] == "/gestion/mandats/"
    assert [row.seat.mandates.count() for row in mandates] == [2, 2, 1]
    assert verbs(mandates[0].seat.mandates.latest("pk")) == ["mandat commencé"]


def test_the_rows_that_the_act_does_not_suit_are_said_to_be_left_out(desk, mandates):
    page = desk.get(f"{PATH}?{query(mandates)}")
    assert len(page.context["items"]) == 2
    assert page.context["items_with_no_access"] == [mandates[2]]


def test_one_refusal_stops_none_of_the_others(desk, mandates):
    MandateFactory(seat=mandates[0].seat, person=PersonFactory(), holds_from=date(2024, 1, 16))
    data = {"on": "15/01/2024", "decided_by": "Assemblée"}
    response = desk.post(f"{PATH}?{query(mandates)}", data, follow=True)
    said = [str(message) for message in response.context["messages"]]
    assert len(said) == 2
    assert "déjà tenu" in said[0]
    assert said[1] == "1 ligne traitée."


def test_all_does_not_reach_beyond_the_page(desk, mandates):
    assert desk.get(f"{PATH}?id=all&next=/gestion/mandats/").context["items"] == []


def test_corrections_are_accepted_together(desk, chloe, valmont):
    for field, value in (("website", "https://valmont.example"), ("post_office", "Valmont Cedex")):
        draft = corrections.CorrectionDraft(valmont, CorrectionKind.AUTHORITY_FIELD, field, new_value=value)
        corrections.propose(draft, author=chloe, now=clock.now())
    desk.post(f"/gestion/bulk/people/correction/accepter/?{query(Correction.objects.all())}", {"note": "Merci !"})
    assert {row.state for row in Correction.objects.all()} == {CorrectionState.ACCEPTED}


@pytest.mark.parametrize("name", ["bernard", "eve"])
def test_nobody_else_acts_on_several(mandates, name, request):
    from tests.harness.clients import signed_in

    client = signed_in(request.getfixturevalue(name))
    assert client.post(f"{PATH}?{query(mandates)}", {"on": "15/01/2024", "decided_by": "x"}).status_code == 403
