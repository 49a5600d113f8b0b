from datetime import date

import pytest

from faitiere.domains.groups import queries
from faitiere.domains.groups.services import members
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.people import PersonFactory
from tests.factories.territories import AuthorityFactory

TODAY = date(2024, 1, 19)


def names(group, on):
    return [card.authority.name for card in queries.members_on(group, on)]


def test_an_authority_takes_part_from_the_day_it_joins_to_the_day_it_leaves(amina, valdorie, valmont):
    town = AuthorityFactory(name="Autre-Bourg")
    member = members.join(valdorie, town, on=date(2022, 1, 1), by=amina)
    members.leave(member, on=date(2023, 1, 1), by=amina)

    assert names(valdorie, date(2022, 12, 31)) == ["Autre-Bourg", valmont.name]
    assert names(valdorie, date(2023, 1, 1)) == [valmont.name]
    assert [one.group for one in queries.groups_of(town, date(2022, 6, 1))] == [valdorie]
    assert queries.groups_of(town, TODAY) == []


def test_an_authority_joins_once_and_may_come_back(amina, valdorie):
    town = AuthorityFactory()
    member = members.join(valdorie, town, on=None, by=amina)
    with pytest.raises(members.AlreadyInGroup):
        members.join(valdorie, town, on=TODAY, by=amina)
    members.leave(member, on=date(2023, 1, 1), by=amina)

    assert members.join(valdorie, town, on=TODAY, by=amina) != member


def test_an_authority_leaves_once_and_after_it_joined(amina, valdorie):
    member = members.join(valdorie, AuthorityFactory(), on=TODAY, by=amina)
    with pytest.raises(members.LeavesBeforeJoining):
        members.leave(member, on=TODAY, by=amina)
    members.leave(member, on=date(2024, 2, 1), by=amina)
    with pytest.raises(members.AlreadyLeft):
        members.leave(member, on=date(2024, 3, 1), by=amina)


def test_the_people_who_follow_the_group_are_told_with_their_title(amina, bernard, valdorie, valmont):
    member = valdorie.members.get(authority=valmont)
    other = PersonFactory(last_name="Sans titre")

    members.set_contacts(member, [bernard.person, other], by=amina)

    (card,) = queries.members_on(valdorie, TODAY)
    assert {(contact.person.last_name, contact.title) for contact in card.contacts} == {
        ("Morel", "Maire"),
        ("Sans titre", ""),
    }
    assert card.is_network_member is True


def test_contacts_that_do_not_change_leave_no_trace(amina, valdorie, valmont):
    members.set_contacts(valdorie.members.get(authority=valmont), [], by=amina)

    assert not AuditEntry.objects.filter(verb="contacts du groupe mis à jour").exists()
