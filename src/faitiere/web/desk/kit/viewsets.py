"""The viewset that all rooms share: a list, a record, two forms, and the deeds."""

from typing import Any, ClassVar

from django.urls import path
from wagtail import hooks
from wagtail.actions import action_registry
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry, register_permission_policy

from faitiere.web.desk.kit.bulk import several
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.kit.editing import DeskCreateView, DeskEditView
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.policies import RulePolicy
from faitiere.web.desk.kit.records import RecordView


class DeskViewSet(ModelViewSet):
    """What staff may see and do with one model. `rules` names the rule behind each of Wagtail's actions."""

    rules: ClassVar[dict[str, str]] = {}
    deeds: ClassVar[list[type[Deed]]] = []
    bulk_deeds: ClassVar[list[type[Deed]]] = []
    actions: ClassVar[list[Any]] = []
    form_class: ClassVar[Any] = None
    edit_form_class: ClassVar[Any] = None
    index_view_class = DeskIndexView
    inspect_view_class = RecordView
    add_view_class = DeskCreateView
    edit_view_class = DeskEditView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Leave out what our services and our audit log replace."""
        names = {"history_url_name": None, "usage_url_name": None, "delete_url_name": None, "deeds": self.deeds}
        if "add" not in self.rules:
            names["add_url_name"] = None
        if "change" not in self.rules:
            names["edit_url_name"] = None
        return super().get_common_view_kwargs(**{**names, **kwargs})  # type: ignore[no-any-return]

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the list whether its rows can be ticked."""
        return super().get_index_view_kwargs(has_bulk_deeds=bool(self.bulk_deeds), **kwargs)  # type: ignore[no-any-return]

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses, in French."""
        pk = f"<{self.pk_path_converter}:pk>"
        patterns = [
            path("", self.index_view, name="index"),
            path("resultats/", self.index_results_view, name="index_results"),
        ]
        if "add" in self.rules:
            patterns.append(path("ajouter/", self.add_view, name="add"))
        if self.inspect_view_enabled:
            patterns.append(path(f"{pk}/", self.inspect_view, name="inspect"))
        if "change" in self.rules:
            patterns.append(path(f"{pk}/modifier/", self.edit_view, name="edit"))
        patterns += [path(self.deed_path(deed, pk), self.deed_view(deed), name=deed.slug) for deed in self.deeds]
        return patterns + self.get_more_urlpatterns()

    def deed_path(self, deed: type[Deed], pk: str) -> str:
        """Return where an act is done: under the record, or under the part of it that the act is on."""
        return f"{pk}/{deed.slug}/" if deed.model is self.model else f"{deed.slug}/<int:pk>/"

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the room's own form."""
        return (self.edit_form_class if for_update else None) or self.form_class

    def get_more_urlpatterns(self) -> list[Any]:
        """Return the addresses of a room's own views."""
        return []

    def deed_view(self, deed: type[Deed]) -> Any:
        """Return the view of an act, which learns where it stands."""
        deed.namespace = self.url_namespace
        return deed.as_view()

    def register_admin_url_finder(self) -> None:
        """Register only what has a form: Wagtail's finder leads to forms."""
        if "change" in self.rules:
            super().register_admin_url_finder()

    def on_register(self) -> None:
        """Put our rules and services in Wagtail's registries before it makes its own."""
        if self.model not in policy_registry.values_by_exact_class:
            register_permission_policy(self.model, RulePolicy(self.model, self.rules), exact_class=True)
        for action in self.actions:
            action_registry.register(self.model, action)
        for deed in self.bulk_deeds:
            hooks.register("register_bulk_action", several(deed))
        super().on_register()
