"""What is to be mended before an issue leaves, each with where it is mended."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsletters.queries import checks
from faitiere.domains.newsletters.queries.checks.board import HEAD, PRESIDENCIES, Remark
from faitiere.domains.newsletters.services import lexicon
from faitiere.kernel import clock
from faitiere.web.desk.access import require
from faitiere.web.desk.newsletters.screens import IssueScreen

FIXES = {HEAD: _("Corriger l’objet"), PRESIDENCIES: _("Mettre les présidences à jour")}


class Checking(IssueScreen):
    """The remarks, item by item, in the order of the issue."""

    tab = "check"
    label = _("Vérifier")
    template_name = "desk/newsletters/checking.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take a word for right from now on; two who do it at once agree."""
        require("lexicon.edit", request.user)
        try:
            word = lexicon.add(request.POST.get("word", ""), by=request.user, now=clock.now())
        except lexicon.WordThere:
            pass
        except lexicon.NotOneWord as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("« %(word)s » est au lexique.") % {"word": word})
        return HttpResponseRedirect(request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the remarks."""
        found = checks.remarks(self.issue)
        rows = [(remark, self._where(remark), FIXES.get(remark.fix, _("Réécrire"))) for remark in found]
        return {**super().get_context_data(**kwargs), "rows": rows}

    def _where(self, remark: Remark) -> str:
        target = remark.item if remark.item and remark.fix not in FIXES else self.issue
        return reverse(f"desk_issue:{remark.fix}", args=[target.pk])
