"""Deeds: what staff do to a record beyond editing its fields. A small form, one rule, one call of a service."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.access import allows
from faitiere.web.desk.kit.editing import show_refusal
from faitiere.web.desk.kit.links import record_url


class Deed(WagtailAdminTemplateMixin, FormView[forms.BaseForm]):
    """One act on one record. Subclasses name the rule and call the service in `perform`."""

    model: ClassVar[type[Model]]
    slug: ClassVar[str]
    rule: ClassVar[str]
    label: ClassVar[Any]
    icon: ClassVar[str] = "edit"
    is_grave: ClassVar[bool] = False
    explanation: ClassVar[Any] = ""
    submit_label: ClassVar[Any] = _("Enregistrer")
    done: ClassVar[Any] = _("C’est enregistré.")
    refusals: ClassVar[dict[type[BusinessError], str]] = {}
    form_class: Any = forms.Form
    template_name = "desk/deed.html"
    namespace = ""

    @classmethod
    def is_offered(cls, target: Any) -> bool:  # noqa: ARG003 - subclasses look at it
        """Tell whether the act makes sense in the present state of the record."""
        return True

    @classmethod
    def url(cls, target: Model) -> str:
        """Return where the act is done."""
        return reverse(f"{cls.namespace}:{cls.slug}", args=[target.pk])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Load, then ask the rule."""
        self.target = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        if not allows(self.rule, request.user, self.target):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def actor(self) -> Any:
        """Return who acts: the gate lets no stranger come this far."""
        return self.request.user

    def get_queryset(self) -> Any:
        """Return the records one may act on."""
        return self.model._default_manager.all()

    def form_valid(self, form: forms.BaseForm) -> HttpResponse:
        """Call the service, or show its refusal above the form."""
        try:
            self.perform(self.target, form.cleaned_data)
        except BusinessError as refusal:
            show_refusal(form, refusal, self.refusals)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return super().form_valid(form)

    def perform(self, target: Any, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        raise NotImplementedError

    def owner(self) -> Model:
        """Return whose record the act belongs to: its target, unless the target has no record of its own."""
        target: Model = self.target
        return target

    def get_success_url(self) -> str:
        """Lead back to the record."""
        return record_url(self.owner())

    def get_page_title(self) -> str:
        """Name the act."""
        return str(self.label)

    def get_page_subtitle(self) -> str:
        """Name the record."""
        return str(self.target)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the list to the record to the act."""
        owner = self.owner()
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse(f"desk_{owner._meta.model_name}:index"),
                "label": capfirst(owner._meta.verbose_name_plural),
            },
            {"url": record_url(owner), "label": str(owner)},
            {"url": "", "label": str(self.label)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the form needs and the words around it."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["media"] = context["form"].media
        context["deed"] = self
        context["target"] = self.target
        context["back_url"] = self.get_success_url()
        return context
