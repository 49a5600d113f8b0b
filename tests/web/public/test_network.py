"""Bodies and who sits in them."""

from datetime import date

from faitiere.domains.mandates.choices import BodyKind
from tests.factories.mandates import (
    BodyFactory,
    MandateFactory,
    MandateMentionFactory,
    ParityRuleFactory,
    SeatFactory,
)
from tests.factories.people import PersonFactory


def bureau(*civilities):
    body = BodyFactory(name="Bureau", size=len(civilities))
    for rank, civility in enumerate(civilities):
        seat = SeatFactory(body=body, order=rank)
        MandateMentionFactory(mandate=MandateFactory(seat=seat, person=PersonFactory(civility=civility)))
    return body


def test_bodies_are_shown_by_nature_and_groups_elsewhere(text, chaired_group):
    BodyFactory(name="Assemblée des rives", kind=BodyKind.ASSEMBLY)
    group = chaired_group()
    page = text("/reseau/")
    assert "Assemblée des rives" in page
    assert group.name not in page


def test_a_body_gives_its_members_and_its_parity_with_the_rule_that_applies(text, db):
    body = bureau("madame", "monsieur")
    ParityRuleFactory(body=body, since=date(2020, 12, 9))
    page = text("/reseau/bureau/")
    assert "Parité respectée" in page
    assert "Parité obligatoire" in page
    assert page.count("/personnes/") == 2


def test_before_the_rule_parity_was_not_asked(text, db):
    ParityRuleFactory(body=bureau("madame"), since=date(2023, 12, 9))
    assert "Parité obligatoire" not in text("/reseau/bureau/?au=2023-12-08")


def test_a_group_s_body_has_no_page_here(client, chaired_group):
    group = chaired_group()
    assert client.get(f"/reseau/{group.body.slug}/").status_code == 404


def test_a_body_runs_the_same_queries_for_one_member_and_three(queries, db):
    body = bureau("madame")
    one = queries("/reseau/bureau/")
    for rank in (1, 2):
        MandateMentionFactory(mandate=MandateFactory(seat=SeatFactory(body=body, order=rank)))
    assert queries("/reseau/bureau/") == one
    assert one <= 15


def test_the_list_runs_the_same_queries_for_one_body_and_three(queries, db):
    bureau("madame")
    one = queries("/reseau/")
    BodyFactory(kind=BodyKind.WORKING)
    BodyFactory(kind=BodyKind.OUTSIDE)
    assert queries("/reseau/") == one
    assert one <= 15
