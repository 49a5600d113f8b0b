"""Legal pages, errors, and what the site tells machines."""

import pytest

from tests.factories.groups import GroupFactory

PAGES = ["/", "/reseau/", "/groupes/", "/collectivites/", "/recherche/"]
ABOUT = ["/mentions-legales/", "/accessibilite/", "/sources/"]


@pytest.mark.parametrize("address", PAGES + ABOUT)
def test_a_public_page_sets_no_cookie_and_allows_nothing_inline(client, db, address):
    response = client.get(address)
    page = response.content.decode()
    assert response.status_code == 200
    assert not response.cookies
    assert "unsafe" not in response["Content-Security-Policy"]
    assert " style=" not in page
    assert " onclick=" not in page
    assert "<script>" not in page
    assert page.count("<h1") == 1


def test_the_legal_notice_names_who_hosts_the_site(text, db, settings):
    settings.HOSTED_BY = "Hébergeur des rives, Rivecourt"
    assert "Hébergeur des rives" in text("/mentions-legales/")


def test_a_page_that_is_not_there_says_so_in_french_with_a_way_on(client, db):
    response = client.get("/rien/")
    assert response.status_code == 404
    assert "Cette page n’existe pas" in response.content.decode()


def test_a_broken_page_asks_nothing_of_the_database(rf):
    from faitiere.web.public.views.errors import broken

    response = broken(rf.get("/"))
    assert response.status_code == 500
    assert "rencontré une erreur" in response.content.decode()


def test_a_refused_page_says_so(client, rf, db):
    from django.core.exceptions import PermissionDenied

    from faitiere.web.public.views.errors import forbidden

    response = forbidden(rf.get("/"), PermissionDenied())
    assert response.status_code == 403
    assert "Cette page est réservée" in response.content.decode()


def test_the_map_of_the_site_lists_groups_and_no_person(client, bernard):
    GroupFactory(slug="contree")
    tree = client.get("/sitemap.xml").content.decode()
    assert "/groupes/contree/" in tree
    assert "/personnes/" not in tree


def test_robots_are_kept_out_of_the_doors_that_need_a_key(text, db):
    assert "Disallow: /espace/" in text("/robots.txt")
