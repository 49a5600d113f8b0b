"""Every address of the house. Paths are French, names are English."""

from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls

from faitiere.web.public.views.documents import document, picture

urlpatterns: list[URLPattern | URLResolver] = [
    path("espace/", include("faitiere.web.portal.urls")),
    path("gestion/", include("faitiere.web.desk.urls")),
]

if apps.is_installed("faitiere.demo"):
    urlpatterns.append(path("demo/", include("faitiere.demo.urls")))

urlpatterns += [
    path("", include("faitiere.web.public.urls")),
    path("documents/<int:document_id>/<str:document_filename>", document, name="wagtaildocs_serve"),
    path("media/images/<str:name>", picture, name="picture"),
    # Pages that the team writes, after all the others; nobody signs in by Wagtail's own form.
    path("", include([route for route in wagtail_urls.urlpatterns if route.name != "wagtailcore_login"])),
]

handler403 = "faitiere.web.public.views.errors.forbidden"
handler404 = "faitiere.web.public.views.errors.not_found"
handler500 = "faitiere.web.public.views.errors.broken"
