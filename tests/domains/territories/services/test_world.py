"""Countries and their grammar."""

import pytest
from django.conf import settings
from django.core.management import call_command

from faitiere.domains.territories.models import Country
from faitiere.domains.territories.services import countries
from faitiere.domains.territories.services import world as services
from faitiere.gateways import world
from faitiere.kernel.audit.log import System
from tests.factories.territories import ZoneFactory

pytestmark = pytest.mark.django_db
FOLDER = settings.ROOT / "data" / "world"

GRAMMAR = {
    "SN": ("Sénégal", "au Sénégal", "du Sénégal", "sénégalais"),
    "AM": ("Arménie", "en Arménie", "de l’Arménie", "arménien"),
    "US": ("États-Unis", "aux États-Unis", "des États-Unis", "américain"),
    "MG": ("Madagascar", "à Madagascar", "de Madagascar", "malgache"),
    "HT": ("Haïti", "en Haïti", "d’Haïti", "haïtien"),
    "IL": ("Israël", "en Israël", "d’Israël", "israélien"),
    "BF": ("Burkina Faso", "au Burkina Faso", "du Burkina Faso", "burkinabè"),
    "CF": (
        "République centrafricaine",
        "en République centrafricaine",
        "de la République centrafricaine",
        "centrafricain",
    ),
    "KM": ("Comores", "aux Comores", "des Comores", "comorien"),
    "IQ": ("Irak", "en Irak", "de l’Irak", "irakien"),
    "PS": ("Palestine", "en Palestine", "de la Palestine", "palestinien"),
    "CU": ("Cuba", "à Cuba", "de Cuba", "cubain"),
    "KR": ("Corée du Sud", "en Corée du Sud", "de la Corée du Sud", "sud-coréen"),
    "CV": ("Cap-Vert", "au Cap-Vert", "du Cap-Vert", "cap-verdien"),
    "SB": ("Îles Salomon", "aux îles Salomon", "des îles Salomon", "salomonais"),
}


def test_every_country_has_its_grammar():
    facts = world.countries(FOLDER)
    assert len(facts) == len({fact.name for fact in facts}) == 249
    assert {
        fact.code: (fact.name, fact.locative, fact.genitive, fact.adjective) for fact in facts if fact.code in GRAMMAR
    } == GRAMMAR
    assert [fact.code for fact in facts if not fact.locative.startswith(("à ", "au ", "aux ", "en ", "dans "))] == []
    assert [fact.code for fact in facts if not fact.genitive.startswith(("de ", "du ", "des ", "d’"))] == []
    wrong = ("de le ", "de les ", "à le ", "à les ", "de A", "de E", "de I", "de O", "de U", "de É", "de Î", "en Mali")
    assert [fact.code for fact in facts if f"{fact.genitive} {fact.locative}".startswith(wrong)] == []


def test_loading_twice_changes_nothing_and_leaves_the_network_s_zones():
    facts = world.countries(FOLDER)
    assert services.load_countries(facts, by=System()) == 249
    zone = ZoneFactory()
    countries.assign_zone(Country.objects.get(pk="SN"), zone, by=System())
    Country.objects.filter(pk="ML").update(name="Mallli")

    assert services.load_countries(facts, by=System()) == 1
    assert services.load_countries(facts, by=System()) == 0
    assert (Country.objects.get(pk="SN").zone, Country.objects.get(pk="ML").name) == (zone, "Mali")


def test_the_command_loads_them(capsys):
    call_command("load_world")
    call_command("load_world")
    assert capsys.readouterr().out.split("\n")[:2] == [
        "249 pays créés ou corrigés.",
        "0 pays créés ou corrigés.",
    ]
    assert Country.objects.count() == 249
