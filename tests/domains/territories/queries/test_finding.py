"""Finding an authority as people type it."""

from datetime import date

import pytest

from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Authority
from faitiere.domains.territories.queries import by_code, by_codes, by_siren, search
from faitiere.domains.territories.services import authorities, words
from faitiere.kernel.audit.log import System
from tests.factories.territories import AuthorityFactory, ForeignAuthorityFactory

pytestmark = pytest.mark.django_db


def town(name: str, **facts) -> Authority:
    authority = AuthorityFactory(name=name, **facts)
    words.rebuild([authority.pk])
    return authority


def names(text: str, **options) -> list[str]:
    return [authority.name for authority in search(text, **options)]


@pytest.mark.parametrize(
    "text",
    [
        "saint priest",
        "St-Priest",
        "st priest",
        "SAINT PRIEST",
        "saint pri",
        "saintpriest",
        "ville de saint-priest",
        "priest",
    ],
)
def test_a_town_is_found_however_it_is_written(text):
    town("Saint-Priest")
    town("Sain-Prissac")
    assert names(text) == ["Saint-Priest"]


@pytest.mark.parametrize(
    ("text", "name"), [("l hay", "L’Haÿ-les-Roses"), ("oeuilly", "Œuilly"), ("Œuil", "Œuilly"), ("évian", "Evian")]
)
def test_accents_ligatures_and_apostrophes_do_not_matter(text, name):
    for written in ("L’Haÿ-les-Roses", "Œuilly", "Evian"):
        town(written)
    assert names(text) == [name]


def test_the_name_itself_comes_first_then_whole_words_then_the_largest():
    town("Montreuil", population=10)
    town("Montreuil-Bellay", population=20)
    town("Le Grand Montreuil", population=90)
    town("Montreuilles", population=1000)
    assert names("montreuil") == ["Montreuil", "Montreuil-Bellay", "Le Grand Montreuil", "Montreuilles"]


def test_the_living_come_before_the_former_which_lead_to_their_successor():
    former, heir = town("Vieux-Pont", population=900), town("Vieux-Pont-sur-Mer", population=100)
    twin = town("Vieux-Pont", population=1)
    authorities.merge(former, heir, on=date(2020, 1, 1), by=System())

    found = search("vieux pont")
    assert found == [twin, former, heir]
    assert found[1].successor == heir
    assert search("vieux pont", on=date(2021, 1, 1)) == [twin, heir]
    assert search("vieux pont", on=date(2019, 1, 1)) == [former, twin, heir] or former in search(
        "vieux pont", on=date(2019, 1, 1)
    )


def test_codes_find_too():
    one = town("Aubeville", insee_code="00501", siren="200000008", postal_code="00510", former_codes="00999")
    town("Brièvre", insee_code="00502")

    for typed in ("00501", "00510", "200000008", "200 000 008", "00999"):
        assert search(typed) == [one], typed
    assert names("005") == ["Aubeville", "Brièvre"]
    assert by_siren("200000008") == one
    assert by_codes("commune", ["00501", "00999", "00000"]) == {"00501": one, "00999": one}
    assert by_code("departement", "00501") is None


def test_other_spellings_find_too():
    region = town("Provence-Inventée", kind=AuthorityKind.REGION)
    authorities.add_name(region, "Région Sud", by=System())
    assert search("region sud") == [region]
    assert search("conseil régional de provence") == [region]


def test_kinds_and_limit_narrow_the_search():
    commune = town("Vienne")
    town("Vienne", kind=AuthorityKind.DEPARTEMENT, insee_code="86")
    abroad = ForeignAuthorityFactory(name="Vienne")
    words.rebuild([abroad.pk])

    assert set(search("vienne", kinds=[AuthorityKind.COMMUNE, AuthorityKind.FOREIGN_MUNICIPALITY])) == {commune, abroad}
    assert len(search("vienne", limit=2)) == 2


def test_a_last_st_may_be_the_beginning_of_another_word():
    town("Strasbourg")
    town("Saint-Clou")
    assert names("st") == ["Saint-Clou", "Strasbourg"]


@pytest.mark.parametrize("text", ["", "  ", "'", "zzz", "—", "%", "a\x00b", "00501 inconnu"])
def test_nonsense_finds_nothing(text):
    town("Aubeville")
    assert search(text) == []


def test_a_search_runs_the_same_queries_whatever_it_finds(django_assert_max_num_queries):
    for number in range(30):
        town(f"Bourg-Neuf {number}")
    with django_assert_max_num_queries(6):
        found = search("bourg")
        assert [str(authority.country) for authority in found] == ["France"] * 20
