"""Addresses of the members’ space, under /espace/."""

from django.urls import URLPattern, URLResolver, include, path

from faitiere.web.portal.accounts import urls as accounts
from faitiere.web.portal.events import urls as events
from faitiere.web.portal.groups import urls as groups
from faitiere.web.portal.home import views as home
from faitiere.web.portal.library import urls as library
from faitiere.web.portal.mandates import urls as mandates
from faitiere.web.portal.members import urls as members
from faitiere.web.portal.newsletters import urls as newsletters
from faitiere.web.portal.newsroom import urls as newsroom
from faitiere.web.portal.people import urls as people
from faitiere.web.portal.territories import urls as territories

ROOMS: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("connexion/", include(accounts)),
    path("mandats/", include(mandates)),
    path("evenements/", include(events)),
    path("groupes/", include(groups)),
    path("collectivite/", include(territories)),
    path("adhesion/", include(members)),
    path("documents/", include(library)),
    path("contributions/", include(newsroom)),
    path("abonnements/", include(newsletters)),
    path("", include(people)),
]
urlpatterns = [*accounts.allauth_urlpatterns, path("", include((ROOMS, "portal")))]
