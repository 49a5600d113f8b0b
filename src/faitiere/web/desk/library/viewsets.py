"""The settings' pages of the library."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from faitiere.web.desk.library.views import IdentityView


class IdentityViewSet(ViewSet):
    """One form: how the network presents itself."""

    name = "desk_identity"
    url_prefix = "identite"
    icon = "cog"
    menu_label = _("Identité du réseau")

    def get_urlpatterns(self) -> list[Any]:
        """Return its address."""
        return [path("", IdentityView.as_view(), name="edit")]
