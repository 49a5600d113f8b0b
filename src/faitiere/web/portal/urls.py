"""Addresses of the members’ space, under /espace/."""

from django.urls import URLPattern, URLResolver, include, path

from faitiere.web.portal.accounts import urls as accounts
from faitiere.web.portal.home import views as home

ROOMS: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("connexion/", include(accounts)),
]
urlpatterns = [*accounts.allauth_urlpatterns, path("", include((ROOMS, "portal")))]
