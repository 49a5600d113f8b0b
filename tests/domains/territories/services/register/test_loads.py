"""A vintage over another: what is new, renamed, merged, gone; what stays; what is undone."""

from datetime import UTC, date, datetime

import pytest

from faitiere.domains.territories.models import Authority, AuthorityName, AuthorityWord, Country
from faitiere.domains.territories.queries import by_code, search
from faitiere.domains.territories.services import authorities, register
from faitiere.kernel.audit.log import System
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.imports.batches import ImportOutdated, LaterImport, RowChangedSince, RowReferenced
from faitiere.kernel.imports.models import ImportBatch, ImportState
from tests.factories.members import MembershipFactory
from tests.factories.territories import AuthorityFactory, FranceFactory
from tests.factories.vintages import NO_ANNEXES, commune, epci, former, vintage, with_address

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
US = System()
FIRST = vintage(
    2025,
    commune("77001", "Aubeville"),
    commune("77002", "Brièvre"),
    commune("77003", "Chantoiseau"),
    epcis=(epci("200000001", "CC des Deux Rives", "77001", "77002"), epci("200000002", "CC du Haut", "77003")),
)


@pytest.fixture(autouse=True)
def france(db):
    return FranceFactory()


def load(what, annexes=NO_ANNEXES):
    return register.load(what, annexes, by=US, now=NOW)


def table() -> list[tuple]:
    return [*Authority.objects.order_by("pk").values_list(), *AuthorityName.objects.order_by("pk").values_list()]


def words() -> list[tuple]:
    return list(AuthorityWord.objects.order_by("word", "authority_id").values_list("word", "authority_id", "is_whole"))


def test_the_first_vintage_creates_everything_with_its_parents():
    batch = load(FIRST, with_address(NO_ANNEXES, "77001", "Mairie", "3 rue Haute", "77100 Aubeville"))

    assert batch.summary["counts"] == {"new": 7}
    town = Authority.objects.get(insee_code="77001")
    assert (town.epci.name, town.departement.name, town.region.name) == (
        "Communauté de communes des Deux Rives",
        "Seine-et-Marne",
        "Île-de-France",
    )
    assert (town.siren, town.population, town.population_year, town.vintage) == ("217700101", 1000, 2022, 2025)
    assert town.address_lines == ["Mairie", "3 rue Haute", "77100 Aubeville"]
    assert (town.epci.population, town.departement.population, town.departement.siren) == (2000, 3000, "227700010")


def test_the_same_vintage_twice_changes_nothing():
    load(FIRST)
    before = table(), words()
    batch = register.prepare(FIRST, NO_ANNEXES, by=US, now=NOW)

    assert register.is_empty(batch)
    assert batch.summary["counts"] == {}
    assert (table(), words()) == before


def test_a_merged_commune_ends_with_its_successor_and_its_references_stay_alive():
    load(FIRST)
    old = by_code("commune", "77002")
    membership = MembershipFactory(authority=old)
    merged = commune("77001", "Aubeville-et-Brièvre", siren="200099999", former_codes=("77002",), population=2000)
    second = vintage(
        2026,
        merged,
        commune("77003", "Chantoiseau"),
        formers=(former("77001", "Aubeville", "77001"), former("77002", "Brièvre", "77001")),
        epcis=FIRST.epcis,
    )
    batch = load(second)

    assert batch.summary["samples"]["merged"] == [
        "Aubeville → Aubeville-et-Brièvre (77001)",
        "Brièvre → Aubeville-et-Brièvre (77002)",
    ]
    membership.refresh_from_db()
    assert membership.authority.pk == old.pk
    assert (membership.authority.ends_on, membership.authority.successor.name) == (
        date(2026, 1, 1),
        "Aubeville-et-Brièvre",
    )
    assert by_code("commune", "77002").name == "Aubeville-et-Brièvre"
    assert [(a.name, a.is_current) for a in search("brievre")] == [("Brièvre", False), ("Aubeville-et-Brièvre", True)]
    assert Authority.objects.filter(kind="commune").count() == 4
    assert register.is_empty(register.prepare(second, NO_ANNEXES, by=US, now=NOW))


def test_a_renamed_commune_keeps_its_row_and_its_former_name_still_finds_it():
    load(FIRST)
    row = by_code("commune", "77001")
    batch = load(vintage(2026, commune("77001", "Aubeville-les-Bains"), *FIRST.communes[1:], epcis=FIRST.epcis))

    assert batch.summary["samples"]["renamed"] == ["Aubeville → Aubeville-les-Bains (77001)"]
    assert batch.summary["counts"]["confirmed"] == 6
    assert [(found.pk, found.name) for found in search("aubeville")] == [(row.pk, "Aubeville-les-Bains")]


def test_a_new_commune_that_keeps_name_and_code_goes_on_as_the_same_row():
    load(FIRST)
    row = by_code("commune", "77001")
    grown = commune("77001", "Aubeville", siren="200099999", former_codes=("77002",), population=2000)
    load(vintage(2026, grown, FIRST.communes[2], epcis=FIRST.epcis))

    row.refresh_from_db()
    assert (row.siren, row.ends_on) == ("200099999", None)
    assert Authority.objects.get(insee_code="77002").successor == row


def test_a_commune_whose_seat_moves_keeps_its_row():
    load(FIRST)
    row = by_code("commune", "77002")
    moved = commune("77009", "Brièvre", siren=row.siren, former_codes=("77002",))
    load(vintage(2026, FIRST.communes[0], moved, FIRST.communes[2], epcis=FIRST.epcis))

    row.refresh_from_db()
    assert (row.insee_code, row.ends_on) == ("77009", None)


def test_what_leaves_the_register_without_successor_is_gone_and_not_deleted():
    load(FIRST)
    batch = load(vintage(2026, *FIRST.communes[:2], epcis=FIRST.epcis[:1]))

    assert batch.summary["samples"]["gone"] == ["Communauté de communes du Haut (200000002)", "Chantoiseau (77003)"]
    assert Authority.objects.filter(insee_code="77003", ends_on="2026-01-01", successor=None).exists()


def test_an_epci_that_ends_is_succeeded_by_the_one_its_communes_joined():
    load(FIRST)
    load(
        vintage(
            2026,
            *FIRST.communes,
            epcis=(epci("200000003", "CA Aubevilloise", *["77001", "77002", "77003"], kind="CA"),),
        )
    )

    assert Authority.objects.get(siren="200000001").successor.name == "Communauté d’agglomération Aubevilloise"


def test_a_delegated_commune_is_a_former_one_whose_end_is_not_dated():
    load(vintage(2026, commune("77001", "Aubeville"), formers=(former("77050", "Vieux-Moulin", "77001"),)))

    old = Authority.objects.get(insee_code="77050")
    assert (old.ends_on, old.is_end_exact, old.successor.name) == (date(2026, 1, 1), False, "Aubeville")
    assert old not in Authority.objects.current(date(2025, 6, 1))


def test_a_correction_made_by_hand_survives_the_next_vintage():
    load(FIRST)
    authorities.correct(by_code("commune", "77001"), population=1234, by=US)
    batch = load(vintage(2026, commune("77001", "Aubeville", population=1100), *FIRST.communes[1:], epcis=FIRST.epcis))

    assert batch.summary["samples"]["kept"] == ["Aubeville"]
    assert by_code("commune", "77001").population == 1234


def test_invented_towns_are_not_the_register_s_business():
    town = AuthorityFactory(name="Valmont-sur-Loire", insee_code="")
    load(FIRST)
    load(vintage(2026, *FIRST.communes, epcis=FIRST.epcis))

    town.refresh_from_db()
    assert (town.ends_on, town.vintage) == (None, None)


def test_an_older_vintage_is_refused():
    load(vintage(2026, *FIRST.communes, epcis=FIRST.epcis))
    with pytest.raises(register.OlderVintage, match="2025"):
        load(FIRST)


def test_without_countries_nothing_is_loaded(france):
    Country.objects.all().delete()
    with pytest.raises(register.CountriesMissing):
        load(FIRST)


def test_what_is_applied_is_what_was_shown():
    shown = register.prepare(FIRST, NO_ANNEXES, by=US, now=NOW)
    with pytest.raises(ImportOutdated):
        register.apply(shown, vintage(2025, *FIRST.communes[:1]), NO_ANNEXES, by=US, now=NOW)
    assert Authority.objects.count() == 0

    register.apply(shown, FIRST, NO_ANNEXES, by=US, now=NOW)
    assert Authority.objects.count() == 7
    entry = AuditEntry.objects.get(verb="import appliqué")
    assert (entry.actor_name, entry.changes) == ("Système", {"new": 7})


def test_undoing_puts_everything_back_byte_for_byte():
    load(FIRST)
    before = table(), words()
    merged = commune("77001", "Aubeville-et-Brièvre", siren="200099999", former_codes=("77002",))
    batch = load(vintage(2026, merged, commune("77003", "Chantoiseau-le-Vieux"), epcis=FIRST.epcis[:1]))
    assert (table(), words()) != before
    batch = register.undo(batch, by=US, now=NOW)

    assert (table(), words()) == before
    assert batch.state == ImportState.UNDONE


def test_an_undo_names_the_row_that_somebody_has_corrected():
    batch = load(FIRST)
    authorities.correct(by_code("commune", "77003"), website="https://chantoiseau.example", by=US)
    with pytest.raises(RowChangedSince, match="Chantoiseau"):
        register.undo(batch, by=US, now=NOW)
    assert Authority.objects.count() == 7


def test_an_undo_names_what_uses_a_row():
    batch = load(FIRST)
    MembershipFactory(authority=by_code("commune", "77002"))
    with pytest.raises(RowReferenced, match=r"Brièvre.*adhésion"):
        register.undo(batch, by=US, now=NOW)


def test_a_later_import_is_undone_first():
    first = load(FIRST)
    load(vintage(2026, *FIRST.communes, epcis=FIRST.epcis))
    with pytest.raises(LaterImport):
        register.undo(first, by=US, now=NOW)
    register.undo(ImportBatch.objects.latest("pk"), by=US, now=NOW)
    register.undo(first, by=US, now=NOW)
    assert (table(), words()) == ([], [])
