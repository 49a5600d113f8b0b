"""Every address of the house. Paths are French, names are English."""

from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("espace/", include("faitiere.web.portal.urls")),
    path("gestion/", include("faitiere.web.desk.urls")),
]

if apps.is_installed("faitiere.demo"):
    urlpatterns.append(path("demo/", include("faitiere.demo.urls")))

urlpatterns += [
    path("", include("faitiere.web.public.urls")),
    path("", include(wagtail_urls)),  # pages that the team writes, after all the others
]

handler403 = "faitiere.web.public.views.errors.forbidden"
handler404 = "faitiere.web.public.views.errors.not_found"
handler500 = "faitiere.web.public.views.errors.broken"
