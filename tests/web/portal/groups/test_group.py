"""A group, and who may see how to reach whom. What could leak exists: four addresses of a neighbour."""

import pytest
from django.urls import reverse

from faitiere.domains.people.services import contacts

pytestmark = pytest.mark.django_db
SHARED = {"farid@hautmesnil.example", "01 99 00 12 34"}
KEPT = {"farid.perso@maison.example", "3 rue Privée"}


def seen(text: str) -> set[str]:
    return {address for address in SHARED | KEPT if address in text}


def test_members_in_good_standing_see_what_was_given_to_work_together_and_no_more(as_, bernard, chloe, neighbour):
    for user in [bernard, chloe]:
        page = as_(user).get(reverse("portal:groups:group", args=[neighbour.group.slug])).content.decode()
        assert seen(page) == SHARED
        assert "Farid Lenoir" in page
        assert "Bernard Morel" in page


def test_a_lapsed_town_still_in_the_group_sees_who_takes_part_but_nobody_s_name_or_address(
    as_, denis, bernard, neighbour, rivecourt_in_the_group
):
    answer = as_(denis).get(reverse("portal:groups:group", args=[neighbour.group.slug]))
    page = answer.content.decode()

    assert answer.status_code == 200
    assert "Hautmesnil" in page
    assert (seen(page), "Farid" in page) == (set(), False)
    assert "réservés aux collectivités dont l’adhésion est en cours" in page


def test_whoever_takes_no_part_cannot_tell_that_the_page_exists(as_, denis, eve, neighbour):
    url = reverse("portal:groups:group", args=[neighbour.group.slug])
    nowhere = reverse("portal:groups:group", args=["nulle-part"])

    assert [as_(denis).get(path).status_code for path in (url, nowhere)] == [404, 404]
    assert [as_(eve).get(path).status_code for path in (url, nowhere)] == [403, 403]


def test_a_retired_address_is_shown_no_longer(as_, chloe, amina, neighbour, clock_at):
    contact = neighbour.contacts.get().contacts.get(value="farid@hautmesnil.example")
    contacts.retire(contact, on=contact.collected_on, by=amina)
    page = as_(chloe).get(reverse("portal:groups:group", args=[neighbour.group.slug])).content.decode()

    assert seen(page) == {"01 99 00 12 34"}


def test_the_page_asks_the_same_for_one_member_as_for_three(
    as_, chloe, neighbour, make_neighbours, django_assert_max_num_queries
):
    url, browser = reverse("portal:groups:group", args=[neighbour.group.slug]), as_(chloe)
    with django_assert_max_num_queries(30) as one:
        browser.get(url)
    make_neighbours(neighbour.group, 2)
    with django_assert_max_num_queries(30) as three:
        browser.get(url)

    assert len(three) == len(one)
