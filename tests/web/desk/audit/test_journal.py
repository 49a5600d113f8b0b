from faitiere.domains.people.services import persons
from faitiere.kernel.audit import log
from faitiere.kernel.audit.models import AuditEntry


def test_the_journal_leads_to_what_was_changed_and_says_how(desk, amina):
    person = persons.create(persons.PersonDraft("Lefevre"), by=amina)
    persons.update(person, persons.PersonDraft("Lefèvre"), by=amina)
    entry = AuditEntry.objects.first()
    page = desk.get(f"/gestion/journal/{entry.pk}/").content.decode()
    assert f'href="/gestion/personnes/{person.pk}/"' in page
    for said in ["Personne corrigée", "Amina Benali", "Lefevre", "Lefèvre"]:
        assert said in page


def test_the_journal_is_filtered_by_author_and_kind(desk, amina):
    persons.create(persons.PersonDraft("Lefèvre"), by=amina)
    persons.create(persons.PersonDraft("Martin"), by=log.System("Nuit"))
    assert desk.get("/gestion/journal/?actor_name=nuit").context["paginator"].count == 1
    kind = AuditEntry.objects.first().target_type_id
    assert desk.get(f"/gestion/journal/?target_type={kind}").context["paginator"].count == 2


def test_the_journal_offers_no_way_to_write(desk, amina):
    log.record("fait", amina, by=amina)
    entry = AuditEntry.objects.first()
    assert desk.get("/gestion/journal/ajouter/").status_code == 404
    assert desk.get(f"/gestion/journal/{entry.pk}/modifier/").status_code == 404


def test_the_ends_of_the_calendar_leave_the_period_open(desk, amina):
    log.record("fait", amina, by=amina)

    counts = [
        desk.get(f"/gestion/journal/?at_from={first}&at_to={last}").context["paginator"].count
        for first, last in [("0001-01-01", "9999-12-31"), ("0001-01-01", "2023-12-31"), ("2024-01-19", "9999-12-31")]
    ]

    assert counts == [1, 0, 1]
