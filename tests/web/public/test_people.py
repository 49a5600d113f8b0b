"""What the public may know of somebody."""

from faitiere.kernel import clock
from tests.factories.people import ContactPointFactory, OfficeFactory, PersonFactory


def test_an_elected_person_s_page_gives_offices_and_mandates(text, bernard):
    page = text(f"/personnes/{bernard.person.slug}/")
    assert "Maire" in page
    assert "Groupe-pays Valdorie" in page


def test_nobody_s_contact_data_is_ever_shown(text, bernard):
    ContactPointFactory(person=bernard.person, value="bernard@secret.example")
    page = text(f"/personnes/{bernard.person.slug}/")
    assert "secret.example" not in page
    assert bernard.email not in page


def test_an_agent_who_holds_no_office_has_no_page(client, chloe):
    assert client.get(f"/personnes/{chloe.person.slug}/").status_code == 404


def test_an_erased_person_has_no_page(client, bernard):
    person = bernard.person
    person.erased_at = clock.now()
    person.save()
    assert client.get(f"/personnes/{person.slug}/").status_code == 404


def test_a_merged_row_leads_to_the_kept_one(client, bernard):
    duplicate = PersonFactory(merged_into=bernard.person)
    OfficeFactory(person=duplicate)
    response = client.get(f"/personnes/{duplicate.slug}/")
    assert response.status_code == 301
    assert response.url == f"/personnes/{bernard.person.slug}/"


def test_the_internal_note_stays_inside(text, bernard):
    bernard.person.note = "À rappeler jeudi"
    bernard.person.save()
    assert "À rappeler" not in text(f"/personnes/{bernard.person.slug}/")
