from datetime import date

from faitiere.domains.territories.models import Authority, Zone
from tests.factories.territories import AuthorityFactory, CountryFactory, ZoneFactory


def test_a_foreign_authority_is_created_through_the_service(desk, verbs):
    country = CountryFactory()
    data = {"name": "Val-Doré", "kind": "foreign_municipality", "country": country.pk, "website": ""}
    desk.post("/gestion/collectivites/ajouter/", data)
    authority = Authority.objects.get(name="Val-Doré")
    assert verbs(authority) == ["collectivité créée"]
    again = desk.post("/gestion/collectivites/ajouter/", data)
    assert "existe déjà" in again.content.decode()


def test_a_french_authority_cannot_be_typed(desk):
    response = desk.post("/gestion/collectivites/ajouter/", {"name": "Ici", "kind": "commune", "country": "FR"})
    assert set(response.context["form"].errors) == {"kind", "country"}


def test_a_correction_keeps_the_former_name_for_the_search(desk, verbs):
    town = AuthorityFactory(name="Rivecourt")
    form = desk.get(f"/gestion/collectivites/{town.pk}/modifier/").context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {
        "name": "Rivecourt-les-Bains",
        "population": 4300,
    }
    desk.post(f"/gestion/collectivites/{town.pk}/modifier/", data)
    town.refresh_from_db()
    assert (town.name, town.population) == ("Rivecourt-les-Bains", 4300)
    assert [other.name for other in town.other_names.all()] == ["Rivecourt"]
    assert "collectivité corrigée" in verbs(town)


def test_another_name_is_added_and_an_authority_joins_another(desk, verbs):
    town, into = AuthorityFactory(), AuthorityFactory()
    desk.post(f"/gestion/collectivites/{town.pk}/autre-nom/", {"name": "La Rive"})
    desk.post(f"/gestion/collectivites/{town.pk}/reunir/", {"into": into.pk, "on": "01/01/2024"})
    town.refresh_from_db()
    assert (town.ends_on, town.successor) == (date(2024, 1, 1), into)
    assert verbs(town) == ["collectivité réunie à une autre", "autre nom ajouté"]


def test_a_country_changes_zone_and_zones_are_made_and_renamed(desk, verbs):
    country = CountryFactory()
    desk.post("/gestion/zones/ajouter/", {"name": "Autres rives", "order": 3})
    zone = Zone.objects.get(slug="autres-rives")
    desk.post(f"/gestion/pays/{country.pk}/zone/", {"zone": zone.pk})
    desk.post(f"/gestion/zones/{zone.pk}/modifier/", {"name": "Rives lointaines"})
    assert verbs(country) == ["zone attribuée"]
    assert verbs(zone) == ["zone renommée", "zone créée"]


def test_two_zones_do_not_share_a_name(desk):
    ZoneFactory(slug="autres-rives")
    response = desk.post("/gestion/zones/ajouter/", {"name": "Autres rives", "order": 3})
    assert "name" in response.context["form"].errors


def test_an_authority_is_chosen_by_typing_and_never_from_a_list_of_all(desk, valmont):
    from faitiere.domains.territories.services import words

    words.rebuild([valmont.pk])
    AuthorityFactory(name="Ailleurs")
    page = desk.get("/gestion/choisir/collectivite/results/?q=valm").content.decode()
    assert "Valmont-sur-Loire" in page
    assert "Ailleurs" not in page
    form = desk.get("/gestion/adhesions/ajouter/").content.decode()
    assert "Ailleurs" not in form


def test_a_record_tells_membership_elus_groups_mandates_and_contacts(desk, bernard, chloe, valmont):
    page = desk.get(f"/gestion/collectivites/{valmont.pk}/").content.decode()
    for said in [
        "Bernard Morel",
        "Maire",
        "Groupe-pays Valdorie",
        "chloe@valmont-sur-loire.example",
        "Chargée de mission",
    ]:
        assert said in page
