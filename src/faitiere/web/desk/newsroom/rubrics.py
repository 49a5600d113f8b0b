"""Rubrics at the desk: named, and put in the order of the letter."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsroom.models import Rubric
from faitiere.domains.newsroom.services import rubrics
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.kit.editing import DeskCreateView, DeskEditView, ServiceCreate, ServiceEdit
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.tables import NumberColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet


class RubricForm(forms.ModelForm[Rubric]):
    """The name of a rubric and its place."""

    class Meta:
        model = Rubric
        fields = ("name", "order")


class CreateRubric(ServiceCreate):
    """A new rubric."""

    def create(self, data: Mapping[str, Any]) -> Rubric:
        """Call the service."""
        return rubrics.create(data["name"], order=data["order"], by=self.user)


class UpdateRubric(ServiceEdit):
    """A renamed or moved rubric."""

    def edit(self, target: Rubric, data: Mapping[str, Any]) -> None:
        """Call the service."""
        rubrics.update(target, name=data["name"], order=data["order"], by=self.user)


class _Mended:
    """Where the refusal is mended; then the list is shown: a rubric has no record of its own."""

    refusals: ClassVar[dict[type[BusinessError], str]] = {rubrics.RubricNameTaken: "name"}

    def get_success_url(self) -> str:
        """Lead back to the list."""
        return reverse(self.index_url_name)  # type: ignore[attr-defined]  # a mixin


class RubricCreate(_Mended, DeskCreateView):
    """A new rubric."""


class RubricEdit(_Mended, DeskEditView):
    """A renamed or moved rubric."""


class RubricIndexView(DeskIndexView):
    """Rubrics, in the order of the letter."""

    intro = _("Où la lettre et le site rangent ce qui s’écrit, dans l’ordre de la lettre.")
    default_columns: ClassVar = [
        TitleColumn("name", label=_("Nom"), sort_key="name"),
        NumberColumn("order", label=_("Ordre"), sort_key="order"),
    ]


class RubricViewSet(DeskViewSet):
    """Rubriques."""

    name = "desk_rubric"
    url_prefix = "rubriques"
    model = Rubric
    icon = "list-ul"
    menu_label = _("Rubriques")
    export_filename = "rubriques"
    ordering = ("order", "name", "pk")
    inspect_view_enabled = False
    form_class = RubricForm
    index_view_class = RubricIndexView
    add_view_class = RubricCreate
    edit_view_class = RubricEdit
    rules: ClassVar = {"view": "rubrics.write", "add": "rubrics.write", "change": "rubrics.write"}
    actions: ClassVar = [CreateRubric, UpdateRubric]
