"""The composer: the issue section by section. Every button submits; dragging posts the same act."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsletters.models import IssueItem
from faitiere.domains.newsletters.queries import composing
from faitiere.domains.newsletters.services import items
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.access import require
from faitiere.web.desk.newsletters.screens import IssueScreen

STEPS = {"up": -1, "down": 1}
ACTS = {"cut": items.cut, "restore": items.restore}


class Composer(IssueScreen):
    """Put the issue in order."""

    tab = "compose"
    label = _("Composer")
    template_name = "desk/newsletters/composer.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do one act on one item (« up:12 », « drop:12 »), then show the issue again, where the item stands."""
        require("issues.edit", request.user, self.issue)
        act, _separator, key = request.POST.get("act", "").partition(":")
        if not key.isdecimal() or act not in {*STEPS, *ACTS, "drop"}:
            return HttpResponseBadRequest()
        held = self.issue.items.select_related("issue", "section")
        is_script = request.headers.get("X-Requested-With") == "fetch"
        try:
            self._do(act, get_object_or_404(held, pk=key))
        except BusinessError as refusal:  # somebody froze the issue meanwhile
            messages.error(request, str(refusal))
            # The script loads the page again, which says why.
            return HttpResponse(status=409) if is_script else HttpResponseRedirect(request.path)
        if is_script:
            return render(request, "desk/newsletters/_sections.html", self.contents())
        return HttpResponseRedirect(f"{request.path}#e{key}")

    def _do(self, act: str, item: IssueItem) -> None:
        by, now = self.request.user, clock.now()
        if act in STEPS:
            items.shift(item, STEPS[act], by=by, now=now)
        elif act in ACTS:
            ACTS[act](item, by=by, now=now)
        else:
            wanted = self.request.POST.get("section", "")
            section = get_object_or_404(self.issue.sections, pk=wanted if wanted.isdecimal() else None)
            following = self.request.POST.get("before", "")
            before = section.items.filter(pk=following).first() if following.isdecimal() else None
            items.move(item, section, before=before, by=by, now=now)

    def contents(self) -> dict[str, Any]:
        """Return the sections, and what is to be told of each item."""
        changes = composing.changes(self.issue)
        sections = [
            (section, [(item, changes.get(item.pk)) for item in held])
            for section, held in composing.sections(self.issue)
        ]
        return {"issue": self.issue, "sections": sections, "changed": len(changes)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the sections."""
        return {**super().get_context_data(**kwargs), **self.contents()}
