"""The mission letters of a day: who is due one, who is not and why; all of them in one go."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from faitiere.kernel import clock
from faitiere.web.desk.access import allows
from faitiere.web.desk.letters.views import missions_sections, order_batch


class MissionsView(WagtailAdminTemplateMixin, TemplateView):
    """See the missions of a day, and order all their letters."""

    rule: ClassVar[str] = "mission_letters.issue"
    template_name = "desk/letters/missions.html"
    page_title = _("Lettres de mission du jour")
    header_icon = "mail"
    is_dated = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask the rule."""
        if not allows(self.rule, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def on(self) -> date:
        """Return the day asked for, else the business date."""
        asked = self.request.POST.get("au") or self.request.GET.get("au") or ""
        try:
            return date.fromisoformat(asked)
        except ValueError:
            return clock.today()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Order every letter due."""
        return order_batch(request, self.on())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the home."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the sections."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        on = self.on()
        sections = missions_sections(on)
        context.update(
            day_label=_("Lettres datées du"),
            on=on,
            is_today=on == clock.today(),
            sections=sections,
            due=len(sections[0].rows),
        )
        return context
