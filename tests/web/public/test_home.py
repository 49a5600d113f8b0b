"""The first page."""

from faitiere.domains.events.choices import EventAudience, EventState
from faitiere.domains.library.services import identities
from faitiere.kernel.audit.log import System
from faitiere.web.public.models import HomePage
from tests.factories.events import EventFactory
from tests.factories.groups import GroupMemberFactory


def test_the_first_page_counts_what_the_rooms_know(text, chaired_group):
    GroupMemberFactory(group=chaired_group())
    page = text("/")
    assert "<dt>groupes actifs</dt><dd>1</dd>" in page
    assert "<dt>collectivités engagées</dt><dd>1</dd>" in page


def test_the_network_s_name_and_words_come_from_data(text, db):
    identities.update({"name": "Réseau des rives", "tagline": "Par-delà les fleuves"}, by=System())
    HomePage.objects.update(lede="Les rives se parlent.")
    page = text("/")
    assert "<title>Réseau des rives" in page
    assert "<h1>Par-delà les fleuves</h1>" in page
    assert "Les rives se parlent." in page


def test_an_empty_network_still_has_a_first_page(text, db):
    assert "Aucune présidence connue." in text("/")


def test_the_first_page_runs_the_same_queries_for_one_group_and_three(queries, chaired_group):
    chaired_group()
    one = queries("/")
    chaired_group()
    chaired_group()
    assert queries("/") == one
    assert one <= 20


def test_a_draft_is_previewed_as_the_page_will_be(rf, chaired_group, admin_user):
    chaired_group()
    draft = HomePage.objects.get()
    draft.lede = "Un brouillon."
    preview = draft.make_preview_request(rf.get("/", SERVER_NAME="localhost"))
    preview.render()
    assert "Un brouillon." in preview.content.decode()
    assert "groupes actifs" in preview.content.decode()


def test_the_first_page_announces_what_comes_and_links_only_what_is_open(text, db):
    EventFactory(title="Rencontre", slug="rencontre")
    EventFactory(title="Café", slug="cafe", audience=EventAudience.MEMBERS)
    EventFactory(title="Annulée", state=EventState.CANCELLED)
    soon = text("/").split("Prochains rendez-vous")[1].split("</section>")[0]
    assert 'href="/agenda/rencontre/"' in soon
    assert "Café" in soon
    assert "/agenda/cafe/" not in soon
    assert "Annulée" not in soon
