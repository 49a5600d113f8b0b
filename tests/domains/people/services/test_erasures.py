from datetime import UTC, date, datetime

import pytest

from faitiere.domains.accounts.models import User
from faitiere.domains.people import queries
from faitiere.domains.people.choices import CorrectionKind
from faitiere.domains.people.models import ContactPoint, Person, PersonMerge
from faitiere.domains.people.services import corrections, erasures, merges
from faitiere.domains.people.services.persons import PersonDraft, create
from faitiere.kernel.audit.models import AuditEntry

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


def erase(person, by, **options):
    return erasures.erase(person, reason="demande du 12 janvier", by=by, now=NOW, **options)


def test_somebody_without_public_office_disappears(amina, chloe):
    person = erase(chloe.person, amina)

    assert (str(person), person.slug, person.search_name) == ("Personne effacée", f"personne-{person.pk}", "")
    assert not ContactPoint.objects.filter(value=chloe.email).exists()
    assert not User.objects.filter(email=chloe.email).exists()
    assert queries.search("garnier") == queries.search("chloe") == []


def test_an_elected_official_keeps_the_name_beside_the_public_offices(amina, presidency):
    person = erase(presidency.person, amina)

    assert str(person) == "Bernard Morel"
    assert queries.title_on(person, presidency.authority, date(2024, 1, 19)) == "Maire"
    assert (person.also_spelled, person.note, person.user) == ([], "", None)


def test_the_name_of_an_elected_official_goes_too_when_an_objection_is_granted(amina, presidency):
    erase(presidency.person, amina, name_too=True)

    presidency.refresh_from_db()
    assert presidency.holder_name == "Personne effacée"


def test_the_log_keeps_who_did_it_and_forgets_what_it_said(amina):
    person = create(PersonDraft("Garnier", "Chloé"), by=amina)

    erase(person, amina)

    rows = AuditEntry.objects.filter(target_id=str(person.pk)).order_by("pk")
    assert [(row.verb, row.target_name) for row in rows] == [
        ("personne créée", "Personne effacée"),
        ("personne effacée", "Personne effacée"),
    ]
    assert "Garnier" not in str([row.changes for row in rows])


def test_nobody_is_erased_twice(amina, chloe):
    person = chloe.person
    erase(person, amina)

    with pytest.raises(erasures.AlreadyErased, match="19/01/2024"):
        erase(person, amina)


def test_the_row_of_the_erased_stays_for_what_rests_on_it(amina, chloe):
    pk = chloe.person.pk
    erase(chloe.person, amina)

    assert Person.objects.filter(pk=pk, erased_at=NOW).exists()
    assert not Person.objects.current().filter(pk=pk).exists()


def test_the_rows_that_were_merged_into_a_person_are_erased_with_them(amina):
    kept, duplicate = (create(PersonDraft(name, "Chloé", note=name), by=amina) for name in ("Garnier", "Garnié"))
    merges.merge(kept, duplicate, reason="Garnié est Garnier", by=amina, now=NOW)

    erase(kept, amina)

    duplicate.refresh_from_db()
    merge = PersonMerge.objects.get()
    assert (str(duplicate), duplicate.also_spelled, duplicate.note) == ("Personne effacée", [], "")
    assert (duplicate.slug, duplicate.search_name) == (f"personne-{duplicate.pk}", "")
    assert (merge.reason, merge.moves) == ("", [])
    assert "Garni" not in str(list(AuditEntry.objects.filter(target_id=str(duplicate.pk)).values("target_name")))


def test_the_proposal_that_made_a_person_known_forgets_their_name(amina, chloe):
    told = {"title": "Adjointe", "first_name": "Inès", "last_name": "Delorme", "civility": "madame"}
    town = chloe.person.contacts.exclude(authority=None).first().authority
    draft = corrections.CorrectionDraft(authority=town, kind=CorrectionKind.OFFICE_ADDED, details=told)
    correction = corrections.propose(draft, author=chloe, now=NOW)
    corrections.accept(correction, by=amina, now=NOW, on=NOW.date())

    erase(Person.objects.get(last_name="Delorme"), amina, name_too=True)

    correction.refresh_from_db()
    assert correction.details == {}
