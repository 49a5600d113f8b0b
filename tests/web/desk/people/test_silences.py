from datetime import UTC, date, datetime

from faitiere.kernel.mail import suppressions
from faitiere.kernel.mail.addresses import hashed
from faitiere.kernel.mail.models import BounceReport, SuppressionReason
from tests.factories.people import ContactPointFactory, OfficeFactory, PersonFactory

NOW = datetime(2024, 1, 10, 8, tzinfo=UTC)


def test_the_record_says_that_an_address_no_longer_answers_and_leads_to_the_successor(desk):
    office = OfficeFactory(starts_on=date(2014, 4, 1), ends_on=date(2023, 12, 1))
    person, address = office.person, "ancien.maire@rivecourt.example"
    ContactPointFactory(person=person, value=address)
    page = desk.get(f"/gestion/personnes/{person.pk}/").content.decode()
    assert "Adresses qui ne répondent plus" not in page

    heir = PersonFactory(last_name="Legrand-Duval")
    OfficeFactory(person=heir, authority=office.authority, kind=office.kind, starts_on=date(2023, 12, 1))
    suppressions.add(address, reason=SuppressionReason.HARD, now=NOW)
    BounceReport.objects.create(
        digest="1", address=address, address_hash=hashed(address), kind="hard", cause="user_unknown",
        status="5.1.1", reason="550 User unknown", received_at=NOW,
    )  # fmt: skip
    page = desk.get(f"/gestion/personnes/{person.pk}/").content.decode()
    assert "Adresses qui ne répondent plus" in page
    assert "5.1.1 550 User unknown" in page
    assert f'href="/gestion/personnes/{heir.pk}/">Successeur : ' in page.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_departure_told_by_an_answer_is_shown_before_any_refusal(desk):
    contact = ContactPointFactory(person=PersonFactory(), value="partie@rivecourt.example")
    BounceReport.objects.create(
        digest="2", address=contact.value, address_hash=hashed(contact.value), kind="auto_reply", cause="has_left",
        reason="Réponse automatique", received_at=NOW,
    )  # fmt: skip
    page = desk.get(f"/gestion/personnes/{contact.person.pk}/").content.decode()
    assert "a quitté ses fonctions" in page
