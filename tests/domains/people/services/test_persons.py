import pytest

from faitiere.domains.people import queries
from faitiere.domains.people.models import Person
from faitiere.domains.people.services import persons
from faitiere.domains.people.services.persons import PersonDraft
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.people import PersonFactory


def found(text):
    return [str(person) for person in queries.search(text)]


def test_a_person_is_found_by_any_spelling_without_accents(amina):
    draft = PersonDraft("L’Hévéder-Prigent", "Maëlle", "madame", ("Maelle Heveder",))
    persons.create(draft, by=amina)

    for typed in [
        "hevede",
        "L'HÉVÉDER",
        "lheveder",
        "prigent maelle",
        "Maëlle L",
        "heveder prigent",
        "lhevederprigent",
    ]:
        assert found(typed) == ["Maëlle L’Hévéder-Prigent"], typed
    assert found("marceau") == []
    assert found("") == []


def test_a_misspelt_name_is_offered_the_nearest(amina):
    persons.create(PersonDraft("Quéméneur", "Ronan"), by=amina)
    persons.create(PersonDraft("Kervella", "Ronan"), by=amina)

    assert found("quemenneur") == ["Ronan Quéméneur"]
    assert found("xyz") == []


def test_erased_and_merged_rows_are_not_found(amina):
    kept = PersonFactory(last_name="Quéméneur")
    PersonFactory(last_name="Quéméneur-Bis", merged_into=kept)

    assert queries.search("quemeneur") == [kept]


def test_a_person_has_at_least_a_last_name(amina):
    with pytest.raises(persons.NameMissing):
        persons.create(PersonDraft("  ", "Maëlle"), by=amina)


def test_namesakes_get_addresses_of_their_own(amina):
    slugs = [persons.create(PersonDraft("Martin", "Zoé"), by=amina).slug for _ in range(3)]

    assert slugs == ["zoe-martin", "zoe-martin-2", "zoe-martin-3"]


def test_a_correction_is_logged_with_what_changed(amina):
    person = persons.create(PersonDraft("Martin", "Zoe"), by=amina)

    persons.update(person, PersonDraft("Martin", "Zoé"), by=amina)

    assert found("zoé") == ["Zoé Martin"]
    entry = AuditEntry.objects.get(verb="personne corrigée")
    assert (entry.actor_name, entry.changes) == ("Amina Benali", {"first_name": ["Zoe", "Zoé"]})


def test_a_correction_that_changes_nothing_leaves_no_trace(amina):
    person = persons.create(PersonDraft("Martin", "Zoé"), by=amina)

    persons.update(person, PersonDraft("Martin", "Zoé"), by=amina)

    assert not AuditEntry.objects.filter(verb="personne corrigée").exists()


def test_a_person_cannot_lose_its_name(amina):
    person = PersonFactory()

    with pytest.raises(persons.NameMissing):
        persons.update(person, PersonDraft(""), by=amina)


def test_a_login_belongs_to_one_person(amina, chloe, eve):
    person = PersonFactory()

    with pytest.raises(persons.AccountTaken, match="Chloé Garnier"):
        persons.link_account(person, chloe, by=amina)
    persons.link_account(person, eve, by=amina)
    assert Person.objects.get(user=eve) == person

    persons.link_account(person, None, by=amina)
    assert not Person.objects.filter(user=eve).exists()
