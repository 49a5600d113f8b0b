"""The authorities engaged in the network."""

from tests.factories.territories import AuthorityFactory


def test_a_member_and_a_seated_authority_are_listed_and_a_stranger_is_not(text, bernard, valmont):
    AuthorityFactory(name="Bourg étranger au réseau")
    page = text("/collectivites/")
    assert "Valmont" in page
    assert "adhérente" in page
    assert "Bourg étranger" not in page


def test_before_it_joined_an_authority_is_not_listed(text, valmont):
    assert "Valmont" not in text("/collectivites/?au=1999-01-01")


def test_an_authority_s_page_tells_what_it_does_in_the_network(text, bernard, valmont):
    page = text(f"/collectivites/{valmont.pk}/")
    assert "Groupe-pays Valdorie" in page
    assert "Bernard" in page
    assert "18\u202f400 habitants" in page


def test_the_list_runs_the_same_queries_for_one_authority_and_three(queries, chaired_group):
    chaired_group()
    one = queries("/collectivites/")
    chaired_group()
    chaired_group()
    assert queries("/collectivites/") == one
    assert one <= 15
