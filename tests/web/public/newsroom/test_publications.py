"""The library as anybody reads it."""

import pytest

from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.newsroom.choices import PublicationState, Readability
from faitiere.domains.newsroom.services import publications
from faitiere.kernel.audit.log import System
from tests.factories.library import library_image
from tests.factories.newsroom import PublicationFactory, PublicationFileFactory
from tests.factories.territories import CountryFactory
from tests.harness.clients import signed_in

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return answer.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def reserved(**fields):
    kept = PublicationFactory(title="Répertoire des partenariats", access=AccessLevel.MEMBERS, **fields)
    return PublicationFileFactory(publication=kept, readability=Readability.PARTIAL, readability_note="Sans balises")


def test_each_facet_leads_on_and_gives_up_and_nothing_found_says_what_to_do(client):
    country = CountryFactory()
    for year in (2022, 2023):
        PublicationFactory(title=f"Guide {year}", year=year).countries.add(country)
    page = client.get(f"/publications/?pays={country.pk}&q=guide&annee=2022")
    assert [publication.title for publication in page.context["page"]] == ["Guide 2022"]
    ways = {
        facet.name: [(way.choice.label, way.choice.count) for way in facet.ways] for facet in page.context["facets"]
    }
    assert ways["annee"] == [("2023", 1), ("2022", 1)]
    assert f'href="/publications/?q=guide&amp;pays={country.pk}"' in text(page)
    assert 'content="noindex"' in text(page)
    assert "Aucune publication ne correspond" in text(client.get("/publications/?q=zzz&annee=mille"))


def test_a_reserved_publication_is_told_and_its_files_open_to_members_alone(client, chloe, denis, eve):
    file = reserved()
    notice = text(client.get(f"/publications/{file.publication.slug}/"))
    assert "Fichiers réservés aux adhérents" in notice
    assert "Partiellement accessible : Sans balises" in notice
    assert f"/espace/documents/{file.document_id}/" in notice

    behind = f"/espace/documents/{file.document_id}/"
    assert client.get(behind).status_code == 302
    statuses = {user.name: signed_in(user).get(behind).status_code for user in (chloe, denis, eve)}
    assert list(statuses.values()) == [200, 403, 403]
    for browser in (client, signed_in(eve), signed_in(denis), signed_in(chloe)):
        assert browser.get(file.document.url).status_code == 404


def test_what_is_announced_opens_nothing_and_what_is_not_out_does_not_exist(client):
    file = reserved(state=PublicationState.ANNOUNCED)
    notice = text(client.get(f"/publications/{file.publication.slug}/"))
    assert ("n’a pas encore paru" in notice, f"/espace/documents/{file.document_id}/" in notice) == (True, False)
    for hidden in (PublicationFactory(state="draft"), PublicationFactory(access="staff")):
        assert client.get(f"/publications/{hidden.slug}/").status_code == 404
        assert hidden.title not in text(client.get("/publications/"))


def test_an_old_edition_leads_to_the_new(client):
    old = PublicationFactory()
    new = PublicationFactory(title="Répertoire, nouvelle édition", replaces=old)
    assert f'href="/publications/{new.slug}/"' in text(client.get(f"/publications/{old.slug}/"))
    PublicationFactory(state="draft", replaces=new)
    assert "plus récente" not in text(client.get(f"/publications/{new.slug}/"))


def test_a_cover_is_shown_with_its_words_and_served_without_writing(client):
    kept = PublicationFactory(cover=library_image(), cover_alt="Un pont de pierre")
    draft = publications.PublicationDraft(kept.title, kept.kind, cover=kept.cover, cover_alt=kept.cover_alt)
    publications.update(kept, draft, by=System(), now=kept.changed_at)
    client.get("/publications/")
    assert 'alt="Un pont de pierre"' in text(client.get(f"/publications/{kept.slug}/"))
    shown = kept.cover.renditions.first()
    answer = client.get(shown.url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert client.get(f"/media/{kept.cover.file.name}").status_code == 404


def test_the_library_is_found_by_feed_search_map_and_group(client, valdorie):
    kept = PublicationFactory(title="Capitalisation des écoles")
    kept.groups.add(valdorie)
    for path in ("/publications.atom", "/recherche/?q=ecoles", "/sitemap.xml", f"/groupes/{valdorie.slug}/"):
        assert f"/publications/{kept.slug}/" in text(client.get(path)), path
