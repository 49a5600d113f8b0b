"""The desk is Wagtail's admin behind our gate."""

from django.urls import include, path
from wagtail.admin import urls as wagtail
from wagtail.admin.views import home
from wagtail.admin.views.i18n import localized_js_catalog
from wagtail.utils.urlpatterns import decorate_urlpatterns

from faitiere.web.desk.access import require_desk

# What a sign-in page or a cached sheet may fetch without a login: icons and words, no fact.
OPEN = [
    path("sprite/", home.sprite, name="wagtailadmin_sprite"),
    path("jsi18n/", localized_js_catalog, name="wagtailadmin_javascript_catalog"),
]

urlpatterns = [*OPEN, path("", include(decorate_urlpatterns(list(wagtail.urlpatterns), require_desk)))]
