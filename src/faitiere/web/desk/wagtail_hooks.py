"""What the desk tells Wagtail: its sections, its choosers, its looks, its home."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import AbstractPage, Collection
from wagtail.permissions import register_permission_policy

from faitiere.domains.newsroom.models import Article
from faitiere.web.desk import menu
from faitiere.web.desk.dashboard import Dashboard
from faitiere.web.desk.kit.policies import RulePolicy, StaffMediaPolicy, StaffPagePolicy
from faitiere.web.desk.newsroom.articles import reviewing, turns

__all__ = ["reviewing", "turns"]  # read for what they register

Page = "wagtailcore.Page"
pages = StaffPagePolicy(Page)
register_permission_policy(AbstractPage, pages)
# Articles have a list of their own besides Wagtail's editor, and one policy for both.
register_permission_policy(Article, pages, exact_class=True)
register_permission_policy(Collection, RulePolicy(Collection, {}))
for media in (get_image_model(), get_document_model()):
    register_permission_policy(
        media, StaffMediaPolicy(media, auth_model=media, owner_field_name="uploaded_by_user"), exact_class=True
    )


@hooks.register("register_admin_viewset")
def register_sections() -> list[Any]:
    """Hand over the sections of the menu and the choosers."""
    return [*(section() for section in menu.SECTIONS), *(alone() for alone in menu.ALONE), *menu.CHOOSERS]


@hooks.register("register_admin_search_area")
def search_people() -> SearchArea:
    """Let the menu's search look for people first, then offer the other lists."""
    return SearchArea(_("Personnes"), reverse("desk_person:index"), name="people", icon_name="user", order=1)


@hooks.register("register_admin_search_area")
def search_authorities() -> SearchArea:
    """Look for authorities."""
    return SearchArea(
        _("Collectivités"), reverse("desk_authority:index"), name="authorities", icon_name="site", order=2
    )


@hooks.register("register_admin_search_area")
def search_groups() -> SearchArea:
    """Look for groups."""
    return SearchArea(_("Groupes"), reverse("desk_group:index"), name="groups", icon_name="globe", order=3)


@hooks.register("construct_main_menu")
def keep_what_staff_need(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out Wagtail's own sections: what staff need of them stands in ours."""
    items[:] = [item for item in items if item.name not in menu.HIDDEN]


@hooks.register("construct_homepage_panels")
def furnish_the_home(request: HttpRequest, panels: list[Any]) -> None:
    """Put what waits for somebody in place of Wagtail's panels about pages."""
    panels[:] = [Dashboard()]


@hooks.register("insert_global_admin_css")
def dress() -> SafeString:
    """Bring Wagtail's admin close to the identity of the house."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))
