"""The desk is Wagtail's admin behind our gate."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtail
from wagtail.admin.views import home
from wagtail.admin.views.i18n import localized_js_catalog
from wagtail.utils.urlpatterns import decorate_urlpatterns

from faitiere.web.desk.access import require_desk


@require_desk
def closed(request: HttpRequest, section: str) -> HttpResponseBase:
    """Answer as if nothing were there."""
    raise Http404


# What a sign-in page or a cached sheet may fetch without a login: icons and words, no fact.
OPEN = [
    path("sprite/", home.sprite, name="wagtailadmin_sprite"),
    path("jsi18n/", localized_js_catalog, name="wagtailadmin_javascript_catalog"),
]

# Wagtail's own pages about accounts, groups, sites and workflows write past our services: they do not exist here.
# A reading is answered in the editor, whose form refuses what is not ready; the other way around it is closed.
CLOSED = re_path(
    r"^(users|groups|sites|collections|workflows|reports|login|password_reset|failwhale|test404|pages/workflow/action)/",
    closed,
)

urlpatterns = [*OPEN, CLOSED, path("", include(decorate_urlpatterns(list(wagtail.urlpatterns), require_desk)))]
