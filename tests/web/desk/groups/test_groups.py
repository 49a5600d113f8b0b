from datetime import date

from faitiere.domains.groups.models import Group
from tests.factories.groups import GroupStepFactory
from tests.factories.territories import AuthorityFactory, CountryFactory

NAMES = {
    "name": "Groupe-pays Rivaie",
    "short_name": "Rivaie",
    "kind": "country",
    "term_years": 3,
    "also_named": "",
    "source": "",
}


def test_a_group_is_created_with_its_body_and_its_presidency(desk, verbs):
    country = CountryFactory()
    desk.post("/gestion/groupes/ajouter/", {**NAMES, "countries": [country.pk], "led_by": "president"})
    group = Group.objects.get(short_name="Rivaie")
    assert [seat.role for seat in group.body.seats.all()] == ["president"]
    assert list(group.countries.all()) == [country]
    assert verbs(group) == ["groupe créé"]


def test_a_taken_name_is_refused_beside_the_name(desk, valdorie):
    data = {**NAMES, "name": valdorie.name.upper(), "led_by": "president"}
    response = desk.post("/gestion/groupes/ajouter/", data)
    assert "s’appelle déjà" in response.context["form"].errors["name"][0]


def test_a_group_is_corrected(desk, valdorie, verbs):
    desk.post(f"/gestion/groupes/{valdorie.pk}/modifier/", {**NAMES, "zone": valdorie.zone_id})
    valdorie.refresh_from_db()
    assert (valdorie.name, valdorie.body.name) == ("Groupe-pays Rivaie", "Groupe-pays Rivaie")
    assert verbs(valdorie) == ["groupe corrigé"]


def test_an_authority_joins_is_followed_by_somebody_and_leaves(desk, valdorie, chloe, verbs):
    town = AuthorityFactory()
    desk.post(f"/gestion/groupes/{valdorie.pk}/participer/", {"authority": town.pk, "on": "01/01/2024", "source": ""})
    twice = desk.post(f"/gestion/groupes/{valdorie.pk}/participer/", {"authority": town.pk, "on": "01/01/2024"})
    assert "participe déjà" in twice.context["form"].errors["authority"][0]
    member = valdorie.members.get(authority__name="Valmont-sur-Loire")
    desk.post(f"/gestion/groupes/suivi/{member.pk}/", {"contacts": [chloe.person.pk]})
    assert list(member.contacts.all()) == [chloe.person]
    desk.post(f"/gestion/groupes/quitter/{member.pk}/", {"on": "19/01/2024"})
    member.refresh_from_db()
    assert member.ends_on == date(2024, 1, 19)
    assert verbs(valdorie) == [
        "collectivité sortie du groupe",
        "contacts du groupe mis à jour",
        "collectivité entrée dans le groupe",
    ]


def test_a_step_puts_the_group_to_sleep(desk, valdorie):
    data = {"kind": "dormant", "seen": "janvier 2024", "source": "Conseil", "page": "", "note": "", "not_before": ""}
    desk.post(f"/gestion/groupes/{valdorie.pk}/etape/", data)
    assert "en sommeil" in desk.get(f"/gestion/groupes/{valdorie.pk}/").content.decode()


def test_two_steps_that_disagree_are_judged(desk, valdorie):
    kept = valdorie.steps.get()
    aside = GroupStepFactory(group=valdorie, seen_on=date(2016, 1, 1), is_retained=False)
    desk.post(f"/gestion/groupes/arbitrer-etape/{aside.pk}/", {"against": kept.pk, "reason": "statuts"})
    aside.refresh_from_db()
    assert (aside.is_retained, aside.judgement) == (True, "statuts")


def test_a_record_shows_who_presides_on_a_day(desk, bernard, valdorie):
    assert "Bernard Morel" in desk.get(f"/gestion/groupes/{valdorie.pk}/").content.decode()
    facts = dict(desk.get(f"/gestion/groupes/{valdorie.pk}/?au=2021-01-01").context["facts"])
    assert str(facts["Présidence"].text) == "Présidence non connue"
