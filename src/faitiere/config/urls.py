"""Every address of the house. Paths are French, names are English."""

from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("espace/", include("faitiere.web.portal.urls")),
    path("gestion/", include("faitiere.web.desk.urls")),
]

if apps.is_installed("faitiere.demo"):
    urlpatterns.append(path("demo/", include("faitiere.demo.urls")))
