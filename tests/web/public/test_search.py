"""One box for groups, people and authorities."""


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
