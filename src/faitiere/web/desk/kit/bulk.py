"""A deed done to several rows of a list at once: one form, then each row through its service."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction

from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.access import allows
from faitiere.web.desk.kit.deeds import Deed

ROWS_AT_MOST = 200


class BulkDeed(BulkAction):
    """The same act, form and rule as the deed that it repeats; a row that is refused stops none of the others."""

    deed: ClassVar[type[Deed]]
    template_name = "desk/bulk.html"

    @classmethod
    def get_queryset(cls, model: type[Model], object_ids: Iterable[str]) -> list[Model]:
        """Return the rows that were ticked; « all » would reach beyond what the list shows."""
        keys = [key for key in object_ids if str(key).isdigit()][:ROWS_AT_MOST]
        return list(model._default_manager.filter(pk__in=keys).order_by("pk"))

    def get_all_objects_in_listing_query(self, parent_id: Any) -> list[str]:
        """Leave « all » out."""
        return []

    def check_perm(self, obj: Model) -> bool:
        """Ask the deed's rule, and whether it makes sense for this row."""
        return self.deed.is_offered(obj) and allows(self.deed.rule, self.request.user, obj)

    def get_form_class(self) -> Any:
        """Return the deed's form."""
        return self.deed.form_class

    def form_valid(self, form: Any) -> HttpResponse:
        """Call the service for each row; say how many were done, and why the others were not."""
        rows, _left = self.get_actionable_objects()
        if not rows:
            raise PermissionDenied
        done = 0
        for row in rows:
            act = self.deed()
            act.setup(self.request, pk=row.pk)
            act.target = row
            try:
                act.perform(row, form.cleaned_data)
            except BusinessError as refusal:
                messages.error(self.request, f"{row} : {refusal}")
            else:
                done += 1
        if done:
            said = ngettext("%(done)s ligne traitée.", "%(done)s lignes traitées.", done) % {"done": done}
            messages.success(self.request, said)
        return redirect(self.next_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the deed and the script of its widgets."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["deed"] = self.deed
        return context


def several(deed: type[Deed]) -> type[BulkDeed]:
    """Return the act done to several rows."""
    names = {
        "deed": deed,
        "models": [deed.model],
        "display_name": deed.label,
        "aria_label": deed.label,
        "action_type": deed.slug,
        "classes": {"serious"} if deed.is_grave else set(),
        "__doc__": deed.__doc__,
    }
    return type(f"Several{deed.__name__}", (BulkDeed,), names)
