"""Create and edit: Wagtail's forms in front, one call of a service behind, refusals shown where they can be mended."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib.admin.utils import quote
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.actions.create import CreateAction
from wagtail.actions.edit import EditAction
from wagtail.admin.views import generic

from faitiere.kernel.errors import BusinessError


class ServiceCreate(CreateAction):
    """Creates through a service. Our audit log, written by the service, stands for Wagtail's."""

    def __init__(self, instance: Model, user: Any = None, **options: Any) -> None:
        """Keep Wagtail's own log silent."""
        super().__init__(instance, user, **{**options, "log_action": None, "sort_order_field": None})

    def _save_instance(self) -> None:
        self.instance = self.create(self.form.cleaned_data)

    def create(self, data: Mapping[str, Any]) -> Model:
        """Call the service."""
        raise NotImplementedError


class ServiceEdit(EditAction):
    """Edits through a service, which receives the row as the database knows it and the form's answers apart."""

    def __init__(self, instance: Model, user: Any = None, **options: Any) -> None:
        """Keep Wagtail's own log silent."""
        super().__init__(instance, user, **{**options, "log_action": None})

    def _save_instance(self) -> None:
        stored = type(self.instance)._default_manager.get(pk=self.instance.pk)
        self.edit(stored, self.form.cleaned_data)

    def edit(self, target: Any, data: Mapping[str, Any]) -> None:
        """Call the service."""
        raise NotImplementedError


def show_refusal(form: BaseForm, refusal: BusinessError, fields: Mapping[type[BusinessError], str]) -> None:
    """Put a refusal beside the field it speaks of, else at the top."""
    field = next((name for kind, name in fields.items() if isinstance(refusal, kind) and name in form.fields), None)
    form.add_error(field, str(refusal))


class RefusalsShown:
    """A refused save keeps what was typed and says why. `refusals` tells which field each refusal speaks of."""

    refusals: ClassVar[dict[type[BusinessError], str]] = {}

    def form_valid(self, form: BaseForm) -> HttpResponseBase:
        """Save, or show the refusal."""
        try:
            return super().form_valid(form)  # type: ignore[misc,no-any-return]  # a mixin
        except BusinessError as refusal:
            show_refusal(form, refusal, self.refusals)
            self.produced_error_code = "validation_error"
            self.produced_error_message = str(refusal)
            return self.form_invalid(form)  # type: ignore[attr-defined,no-any-return]  # a mixin


class DeskCreateView(RefusalsShown, generic.CreateView):
    """A form that creates; then the record is shown."""

    inspect_url_name: str | None = None
    page_title = _("Ajouter")
    success_message = _("%(model_name)s « %(object)s » : c’est enregistré.")
    error_message = _("Rien n’est enregistré : voyez ce qui manque ci-dessous.")
    submit_button_label = _("Enregistrer")

    def get_page_subtitle(self) -> str:
        """Name the kind of thing."""
        return capfirst(str(self.model._meta.verbose_name))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the list; « Ajouter » suits both genders."""
        plural = capfirst(str(self.model._meta.verbose_name_plural))
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": plural},
            {"url": "", "label": self.page_title},
        ]

    def save_instance(self) -> Model:
        """Return what the service made."""
        action = self.action_class(self.form.instance, user=self.request.user, form=self.form)
        return action.execute(skip_permission_checks=True)  # type: ignore[no-any-return]

    def get_success_buttons(self) -> list[Any]:
        """Offer none: the record that follows has them all."""
        return []

    def get_success_url(self) -> str:
        """Lead to the record."""
        name = self.inspect_url_name or self.edit_url_name
        return reverse(name, args=(quote(self.object.pk),))


class DeskEditView(RefusalsShown, generic.EditView):
    """A form that edits; then the record is shown."""

    page_title = _("Modifier")
    success_message = _("%(model_name)s « %(object)s » : c’est enregistré.")
    error_message = _("Rien n’est enregistré : voyez ce qui manque ci-dessous.")
    submit_button_label = _("Enregistrer")

    def get_side_panels(self) -> Any:
        """Show none: the record tells the story better."""
        from wagtail.admin.ui.components import MediaContainer  # noqa: PLC0415 - needs the app registry

        return MediaContainer([])

    def get_success_buttons(self) -> list[Any]:
        """Offer none: the record that follows has them all."""
        return []

    def get_success_url(self) -> str:
        """Lead to the record."""
        name = self.inspect_url_name or self.edit_url_name
        return reverse(name, args=(quote(self.object.pk),))
