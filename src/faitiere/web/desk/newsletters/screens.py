"""What the screens of one issue share: it is loaded, a rule is asked, its tabs are shown."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from faitiere.domains.newsletters.models import Issue
from faitiere.web.desk.access import allows
from faitiere.web.desk.kit.links import record_url
from faitiere.web.desk.newsletters.tabs import tabs_of


class IssueScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen of an issue. Subclasses name the rule and the tab; templates extend `desk/newsletters/screen.html`."""

    rule: ClassVar[str] = "issues.view"
    tab: ClassVar[str]
    label: ClassVar[Any]
    header_icon = "mail"
    select: ClassVar[tuple[str, ...]] = ("newsletter", "template")
    template_name = "desk/newsletters/screen.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Load the issue, then ask the rule."""
        self.issue = get_object_or_404(Issue.objects.select_related(*self.select), pk=kwargs["pk"])
        if not allows(self.rule, request.user, self.issue):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Name the screen."""
        return str(self.label)

    def get_page_subtitle(self) -> str:
        """Name the issue."""
        return str(self.issue)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the list to the record to the screen."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk_issue:index"), "label": _("Numéros")},
            {"url": record_url(self.issue), "label": str(self.issue)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the issue, its tabs, and the place of what the fields of a screen need to be loaded."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.update(issue=self.issue, tabs=tabs_of(self.issue, self.tab), media=forms.Media())
        return context
