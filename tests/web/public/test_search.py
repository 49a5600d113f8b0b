"""One box for groups, people, events and authorities."""

from faitiere.domains.events.choices import EventAudience
from tests.factories.events import EventFactory


def test_a_group_is_found_by_its_name_or_its_country_accents_aside(text, valdorie):
    assert "Groupe-pays Valdorie" in text("/recherche/?q=VALDÔRIE")


def test_an_elected_person_is_found_and_an_agent_is_not(text, bernard, chloe):
    assert f"/personnes/{bernard.person.slug}/" in text(f"/recherche/?q={bernard.person.last_name}")
    assert "/personnes/" not in text(f"/recherche/?q={chloe.person.last_name}")


def test_nothing_typed_says_what_to_type(text, db):
    assert "Saisissez" in text("/recherche/")


def test_what_was_typed_is_shown_as_text(text, db):
    page = text("/recherche/?q=<script>alert(1)</script>")
    assert "<script>alert" not in page
    assert "Rien ne correspond" in page


def test_an_event_is_found_accents_aside_and_linked_only_to_those_who_may_read_it(text, db):
    EventFactory(title="Journée de l’économie sociale", slug="journee")
    EventFactory(title="Café de l’économie", slug="cafe", audience=EventAudience.MEMBERS)
    page = text("/recherche/?q=ECONOMIE")
    assert 'href="/agenda/journee/"' in page
    assert "Café de l’économie" in page
    assert "/agenda/cafe/" not in page
