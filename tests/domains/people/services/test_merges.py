from datetime import UTC, date, datetime

import pytest

from faitiere.domains.people import queries
from faitiere.domains.people.models import Office, Person
from faitiere.domains.people.services import merges
from tests.factories.groups import GroupMemberFactory
from tests.factories.mandates import MandateFactory
from tests.factories.people import ContactPointFactory, OfficeFactory, OfficeMentionFactory, PersonFactory

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


def merge(kept, duplicate, by):
    return merges.merge(kept, duplicate, reason="même personne", by=by, now=NOW)


@pytest.fixture
def twice(db):
    """One woman, entered twice, with an office of the same title in each row, and links of other rooms."""
    kept = PersonFactory(first_name="Zoé", last_name="Martin")
    duplicate = PersonFactory(first_name="Zoe", last_name="Marthin", also_spelled=["Z. Martin"])
    office = OfficeFactory(person=kept, title="Maire")
    OfficeMentionFactory(office=office, source="A")
    other = OfficeFactory(person=duplicate, title="Maire", authority=office.authority)
    OfficeMentionFactory(office=other, source="B")
    OfficeFactory(person=duplicate, title="Présidente")
    MandateFactory(person=duplicate, office=other)
    ContactPointFactory(person=duplicate)
    GroupMemberFactory().contacts.add(duplicate)
    return kept, duplicate


def snapshot(person):
    return {
        "offices": sorted(str(office) for office in Office.objects.filter(person=person)),
        "mentions": sorted(Office.objects.filter(person=person).values_list("mentions__source", flat=True), key=str),
        "mandates": [mandate.pk for mandate in person.mandates.all()],
        "resting on": [mandate.office.person_id for mandate in person.mandates.all()],
        "contacts": person.contacts.count(),
        "groups": person.group_contacts.count(),
        "spellings": Person.objects.get(pk=person.pk).also_spelled,
    }


def test_both_histories_are_kept_whichever_room_they_come_from(twice, amina):
    kept, duplicate = twice

    merge(kept, duplicate, amina)

    assert snapshot(kept) == {
        "offices": ["Maire", "Présidente"],
        "mentions": ["A", "B", None],
        "mandates": [duplicate.substitutions.model.objects.get().pk],
        "resting on": [kept.pk],
        "contacts": 1,
        "groups": 1,
        "spellings": ["Zoe Marthin", "Z. Martin"],
    }
    assert queries.search("marthin") == [kept]
    assert queries.title_on(kept, Office.objects.filter(person=kept).first().authority, date(2024, 1, 1)) == "Maire"


def test_a_merge_can_be_undone(twice, amina):
    kept, duplicate = twice
    before = snapshot(kept), snapshot(duplicate)

    alone = merges.unmerge(merge(kept, duplicate, amina), by=amina, now=NOW)

    assert alone.merged_into is None
    assert (snapshot(kept), snapshot(duplicate)) == before
    assert queries.search("marthin") == [duplicate]


def test_the_login_follows_and_comes_back(amina, chloe):
    kept, duplicate = PersonFactory(), chloe.person
    done = merge(kept, duplicate, amina)
    assert Person.objects.get(user=chloe) == kept

    merges.unmerge(done, by=amina, now=NOW)
    assert Person.objects.get(user=chloe) == duplicate


def test_a_row_merges_once_and_never_with_itself(twice, amina):
    kept, duplicate = twice
    with pytest.raises(merges.SamePerson):
        merge(kept, kept, amina)
    done = merge(kept, duplicate, amina)
    with pytest.raises(merges.NotMergeable):
        merge(PersonFactory(), duplicate, amina)
    merges.unmerge(done, by=amina, now=NOW)
    with pytest.raises(merges.AlreadyUndone):
        merges.unmerge(done, by=amina, now=NOW)


def test_an_erased_person_is_not_merged(amina):
    with pytest.raises(merges.NotMergeable):
        merge(PersonFactory(), PersonFactory(erased_at=NOW), amina)
