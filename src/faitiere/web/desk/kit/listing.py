"""Lists: search, filters, sorting, columns of one's choice, and exports that no spreadsheet will run."""

import csv
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, ClassVar

from django.contrib.admin.utils import quote
from django.db.models import Case, IntegerField, Model, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.mixins import Echo

from faitiere.kernel.spreadsheets import as_xlsx, inert

Finder = Callable[..., Iterable[Model]]

COLUMNS_KEY = "desk_columns"
FOUND_AT_MOST = 200
CHUNK = 500


class LinkedTitle(TitleColumn):
    """The title column of one request, which knows where its rows lead."""

    row_url: Callable[[Model], str | None]

    @classmethod
    def over(cls, column: TitleColumn, row_url: Callable[[Model], str | None]) -> "LinkedTitle":
        """Return a column like the one that the class declares and all requests share."""
        title = cls(column.name, label=column.label, accessor=column.accessor, sort_key=column.sort_key)
        title.row_url = row_url
        return title

    def get_title_id(self, instance: Model, parent_context: dict[str, Any]) -> str:
        """Name the title for the box that ticks its row."""
        return f"row_{quote(instance.pk)}_title"

    def get_link_url(self, instance: Model, parent_context: dict[str, Any]) -> str | None:
        """Lead to the record."""
        return self.row_url(instance)


class DeskIndexView(generic.IndexView):
    """A list of the desk. `extra_columns` are offered but not shown until asked for."""

    template_name = "desk/list.html"
    default_columns: ClassVar[list[BaseColumn]] = []
    extra_columns: ClassVar[list[BaseColumn]] = []
    select: ClassVar[tuple[str, ...]] = ()
    prefetch: ClassVar[tuple[str, ...]] = ()
    search: Finder | None = None
    intro: Any = ""
    has_bulk_deeds = False
    is_long = False
    any_permission_required: ClassVar[list[str]] = ["view"]

    @cached_property
    def add_item_label(self) -> Any:
        """Say « Ajouter »: French genders make Wagtail's « Ajouter un(e)… » clumsy."""
        return _("Ajouter")

    # -- rows

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the rows with what their cells will read."""
        rows: QuerySet[Any] = super().get_base_queryset()
        if self.select:
            rows = rows.select_related(*self.select)
        return rows.prefetch_related(*self.prefetch) if self.prefetch else rows

    def enrich(self, rows: list[Any]) -> list[Any]:
        """Add to the rows of a page what only a query over all of them can tell; a constant number of queries."""
        return rows

    def paginate_queryset(self, queryset: QuerySet[Any], page_size: int) -> tuple[Any, Any, Any, bool]:
        """Enrich the rows of the page shown."""
        paginator, page, rows, more = super().paginate_queryset(queryset, page_size)
        page.object_list = self.enrich(self._by_key(rows) if self.is_long else list(rows))
        return paginator, page, page.object_list, more

    def _by_key(self, rows: QuerySet[Any]) -> list[Any]:
        """Find the page among keys alone, then load its rows: the database sorts 36,000 keys, not 36,000 wide rows."""
        keys = list(rows.values_list("pk", flat=True))
        found = self.get_base_queryset().in_bulk(keys)
        return [found[key] for key in keys]

    # -- search

    @cached_property
    def is_searchable(self) -> bool:
        """Offer the search box when there is a way to search."""
        return bool(self.search or self.search_fields)

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Ask the room's own search, best match first, unless a column's order was asked for."""
        if not self.search or not self.is_searching:
            rows: QuerySet[Any] = super().search_queryset(queryset)
            return rows
        found = [row.pk for row in type(self).search(self.search_query, limit=FOUND_AT_MOST)]  # type: ignore[misc]
        queryset = queryset.filter(pk__in=found)
        if self.is_explicitly_ordered or not found:
            return queryset
        ranks = [When(pk=pk, then=Value(rank)) for rank, pk in enumerate(found)]
        return queryset.order_by(Case(*ranks, output_field=IntegerField()))

    # -- columns

    @cached_property
    def offered(self) -> list[BaseColumn]:
        """Return all the columns one may show, the title apart."""
        return [*self.default_columns[1:], *self.extra_columns]

    @cached_property
    def chosen(self) -> list[str]:
        """Return the names of the columns this person shows in this list."""
        kept = self.request.session.get(COLUMNS_KEY, {}).get(self.index_url_name)
        return kept if kept is not None else [column.name for column in self.default_columns[1:]]

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the title, then the chosen columns in the order they are offered."""
        title = LinkedTitle.over(self.default_columns[0], self.get_row_url)
        shown = [title, *(column for column in self.offered if column.name in self.chosen)]
        return [BulkActionsCheckboxColumn("tick", obj_type="row"), *shown] if self.has_bulk_deeds else shown

    def get_row_url(self, instance: Model) -> str | None:
        """Lead to the record, else to the form."""
        url: str | None = self.get_inspect_url(instance) or self.get_edit_url(instance)
        return url

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the choice of columns for this person's session."""
        names = {column.name for column in self.offered}
        chosen = [name for name in request.POST.getlist("column") if name in names]
        request.session[COLUMNS_KEY] = {**request.session.get(COLUMNS_KEY, {}), self.index_url_name: chosen}
        return HttpResponseRedirect(request.get_full_path())

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the choice of columns and the sentence that says what the list holds."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["offered_columns"] = [(column, column.name in self.chosen) for column in self.offered]
        context["intro"] = self.intro
        return context

    # -- exports

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Export without building a page that nobody will see, which would load every row at once."""
        if self.is_export:
            return self.as_spreadsheet(self.get_queryset(), request.GET["export"])
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    @cached_property
    def list_export(self) -> list[str]:
        """Export every column that says something, shown or not: a spreadsheet has room."""
        return [column.name for column in self._exported()]

    def _exported(self) -> list[Column]:
        return [column for column in [*self.default_columns, *self.extra_columns] if isinstance(column, Column)]

    def get_heading(self, queryset: Any, field: str) -> str:
        """Head a column as the screen does."""
        return next(str(column.label) for column in self._exported() if column.name == field)

    def to_row_dict(self, item: Model) -> dict[str, Any]:
        """Write what the cells say."""
        return {column.name: column.get_value(item) for column in self._exported()}

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Take the power away from cells that a spreadsheet would run (OWASP, CSV injection)."""
        if callable(value):
            value = value()
        return inert(super().preprocess_field_value(field, value, export_format))

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponse:
        """Export all the rows that the search and the filters keep."""
        response: HttpResponse = super().as_spreadsheet(self._in_chunks(queryset), spreadsheet_format)
        return response

    def _in_chunks(self, queryset: QuerySet[Any]) -> Iterator[Model]:
        """Hold some hundreds of rows at a time, whatever their number."""
        rows = queryset.iterator(chunk_size=CHUNK)
        while chunk := list(islice(rows, CHUNK)):
            yield from self.enrich(chunk)

    def write_xlsx(self, queryset: Iterable[Model], output: Any) -> None:
        """Write the workbook of the kernel, faster than Wagtail's cell by cell."""
        headings = [self.get_heading(queryset, field) for field in self.list_export]
        output.write(as_xlsx(headings, (self._plain(item) for item in queryset)))

    def _plain(self, item: Model) -> list[Any]:
        row = self.to_row_dict(item).items()
        return [self.preprocess_field_value(field, value, self.FORMAT_XLSX) for field, value in row]

    def stream_csv(self, queryset: Iterable[Model]) -> Iterator[bytes]:
        """Write CSV as a French spreadsheet opens it: a byte order mark, semicolons."""
        writer = csv.DictWriter(Echo(), fieldnames=self.list_export, delimiter=";")
        yield b"\xef\xbb\xbf"
        yield writer.writerow({field: self.get_heading(queryset, field) for field in self.list_export})
        for item in queryset:
            yield self.write_csv_row(writer, self.to_row_dict(item))
