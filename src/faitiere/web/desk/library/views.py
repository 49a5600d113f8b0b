"""The network's identity, as a page of the settings."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from faitiere.domains.library import queries
from faitiere.domains.library.services import identities
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.access import allows
from faitiere.web.desk.kit.editing import show_refusal
from faitiere.web.desk.library.forms import IdentityForm


class IdentityView(WagtailAdminTemplateMixin, FormView[IdentityForm]):
    """Say how the network presents itself."""

    rule: ClassVar[str] = "identities.update"
    form_class = IdentityForm
    template_name = "desk/library/identity.html"
    page_title = _("Identité du réseau")
    header_icon = "cog"
    success_url = reverse_lazy("desk_identity:edit")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask the rule."""
        if not allows(self.rule, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Start from what is known."""
        return {**super().get_form_kwargs(), "instance": queries.identity()}

    def form_valid(self, form: IdentityForm) -> HttpResponse:
        """Call the service."""
        try:
            identities.update(form.cleaned_data, by=self.request.user)
        except BusinessError as refusal:
            show_refusal(form, refusal, {})
            return self.form_invalid(form)
        messages.success(self.request, _("L’identité du réseau est enregistrée."))
        return super().form_valid(form)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the home."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the scripts of the widgets."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["media"] = context["form"].media
        return context
