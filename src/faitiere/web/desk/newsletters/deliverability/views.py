"""The page of deliverability: each domain with what was found, and what to write in its zone."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from faitiere.domains.newsletters.choices import Standing
from faitiere.domains.newsletters.models import DomainExamination
from faitiere.domains.newsletters.queries import deliverability as reading
from faitiere.domains.newsletters.services import deliverability
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.access import allows

TONES = {Standing.GOOD: "good", Standing.WARN: "warn", Standing.UNKNOWN: "warn", Standing.BAD: "bad"}
REMEMBERED = 10


class Deliverability(WagtailAdminTemplateMixin, TemplateView):
    """See what was found, ask again."""

    rule: ClassVar[str] = "deliverability.view"
    template_name = "desk/newsletters/deliverability.html"
    page_title = _("Délivrabilité")
    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask the rule."""
        if not allows(self.rule, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Examine one domain again."""
        if not allows("deliverability.check", request.user):
            raise PermissionDenied
        actor: Any = request.user
        try:
            deliverability.check(request.POST.get("domain", ""), by=actor, now=clock.now())
        except BusinessError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("La vérification est faite."))
        return redirect("desk_deliverability:index")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the home."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add each domain, and what servers refused because of us."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["domains"] = [_domain(name) for name in reading.domains()]
        context["refusals"] = reading.held_against_us(clock.real_now())
        return context


def _domain(name: str) -> dict[str, Any]:
    past = list(DomainExamination.objects.filter(domain=name)[:REMEMBERED])
    found = past[0].findings if past else []
    return {
        "name": name,
        "latest": _marked(past[0]) if past else None,
        "findings": [{**one, "tone": TONES[one["verdict"]], "worth": Standing(one["verdict"]).label} for one in found],
        "past": [_marked(one) for one in past[1:]],
    }


def _marked(examination: DomainExamination) -> dict[str, Any]:
    return {"row": examination, "tone": TONES[Standing(examination.verdict)]}


class DeliverabilityViewSet(ViewSet):
    """Délivrabilité."""

    menu_label = _("Délivrabilité")
    icon = "circle-check"

    def __init__(self) -> None:
        """Stand at one address."""
        super().__init__("desk_deliverability", url_prefix="delivrabilite")

    def get_urlpatterns(self) -> list[Any]:
        """Return the one page."""
        return [path("", Deliverability.as_view(), name="index")]
