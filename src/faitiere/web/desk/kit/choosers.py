"""Choosers with search as one types: never a list of 36,000 names."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django import forms
from django.db.models import Case, IntegerField, Model, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

FOUND_AT_MOST = 50


def by_rank(queryset: QuerySet[Any], found: Iterable[Model]) -> QuerySet[Any]:
    """Keep the found rows, best match first."""
    keys = [row.pk for row in found]
    ranks = [When(pk=pk, then=Value(rank)) for rank, pk in enumerate(keys)]
    queryset = queryset.filter(pk__in=keys)
    return queryset.order_by(Case(*ranks, output_field=IntegerField())) if ranks else queryset


def search_form(find: Callable[..., Iterable[Model]]) -> type[forms.Form]:
    """Return the chooser's form, which asks the room's own search."""

    class SearchForm(BaseFilterForm):
        q = forms.CharField(label=_("Recherche"), required=False)
        q.widget.attrs["placeholder"] = _("Tapez quelques lettres…")

        def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
            """Search when something is typed."""
            objects = super().filter(objects)
            self.search_query = self.cleaned_data.get("q")
            self.is_searching = bool(self.search_query)
            return by_rank(objects, find(self.search_query, limit=FOUND_AT_MOST)) if self.is_searching else objects

    return SearchForm


class _Choose:
    """What the chooser's page and its results share: our search, and columns that tell homonyms apart."""

    find: Callable[..., Iterable[Model]]
    details: ClassVar[list[Column]] = []
    select: ClassVar[tuple[str, ...]] = ()

    def get_object_list(self) -> QuerySet[Any]:
        return super().get_object_list().select_related(*self.select)  # type: ignore[misc,no-any-return]

    def get_filter_form_class(self) -> type[forms.Form]:
        return search_form(type(self).find)

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, *self.details]  # type: ignore[misc]


class DeskChooserViewSet(ChooserViewSet):
    """A chooser over a room's search. Subclasses give `find`, `details` and `select`."""

    find: ClassVar[Any]
    details: ClassVar[list[Column]] = []
    select: ClassVar[tuple[str, ...]] = ()
    choose_one_text = _("Choisir")
    choose_another_text = _("Changer")
    edit_item_text = _("Ouvrir la fiche")
    per_page = 15

    def _view(self, base: type) -> type:
        extra = {"find": staticmethod(type(self).find), "details": self.details, "select": self.select}
        return type(base.__name__, (_Choose, base), extra)

    @property
    def choose_view_class(self) -> type:
        """Return the modal."""
        return self._view(chooser.ChooseView)

    @property
    def choose_results_view_class(self) -> type:
        """Return the list inside the modal."""
        return self._view(chooser.ChooseResultsView)
