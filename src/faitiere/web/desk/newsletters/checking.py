"""What is to be mended before an issue leaves, each with where it is mended."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsletters.queries import checks
from faitiere.domains.newsletters.queries.checks.board import HEAD, PRESIDENCIES, Remark
from faitiere.web.desk.newsletters.screens import IssueScreen

FIXES = {HEAD: _("Corriger l’objet"), PRESIDENCIES: _("Mettre les présidences à jour")}


class Checking(IssueScreen):
    """The remarks, item by item, in the order of the issue."""

    tab = "check"
    label = _("Vérifier")
    template_name = "desk/newsletters/checking.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the remarks."""
        found = checks.remarks(self.issue)
        rows = [(remark, self._where(remark), FIXES.get(remark.fix, _("Réécrire"))) for remark in found]
        return {**super().get_context_data(**kwargs), "rows": rows}

    def _where(self, remark: Remark) -> str:
        target = remark.item if remark.item and remark.fix not in FIXES else self.issue
        return reverse(f"desk_issue:{remark.fix}", args=[target.pk])
