"""Subscribers that come in a list: deposited or pasted, shown line by line, then written; and undone when need be."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from faitiere.domains.newsletters.models import Newsletter
from faitiere.domains.newsletters.services import imports
from faitiere.domains.people.choices import LegalBasis
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.imports.models import ImportBatch, ImportState
from faitiere.web.desk.access import allows
from faitiere.web.desk.newsletters.subscriptions.forms import ListForm

HEADINGS = {
    imports.NEW: (_("à abonner"), "good"),
    imports.KNOWN: (_("déjà connue"), "quiet"),
    imports.TWICE: (_("en double"), "quiet"),
    imports.HELD: (_("partie, opposée ou injoignable : laissée en paix"), "warn"),
    imports.REFUSED: (_("laissée de côté"), "bad"),
}
SHOWN = 20


class ImportScreen(WagtailAdminTemplateMixin, TemplateView):
    """What the two screens of an import share."""

    rule: ClassVar[str] = "subscriptions.import"
    header_icon = "download"
    label: ClassVar[Any] = _("Importer des abonnements")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask the rule."""
        if not allows(self.rule, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Name the screen."""
        return str(self.label)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the list to the screen."""
        listed = {"url": reverse("desk_subscription:index"), "label": _("Abonnements")}
        return [*self.breadcrumbs_items, listed, {"url": "", "label": self.get_page_title()}]


class Deposit(ImportScreen):
    """Bring a list. Nothing is written but the comparison."""

    template_name = "desk/newsletters/subscriptions/import.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Compare the list with what is known, and lead to what it would change."""
        self.form = ListForm(request.POST, request.FILES)
        by: Any = request.user
        if self.form.is_valid():
            said = self.form.cleaned_data
            try:
                ground = imports.Ground.of(said["basis"], said["source"], said["given_on"], said["proof"])
                name, content = self.form.brought()
                batch = imports.prepare(said["newsletter"], content, ground, name=name, by=by, now=clock.now())
            except imports.ProofMissing as refusal:
                self.form.add_error("proof", str(refusal))
            except BusinessError as refusal:
                self.form.add_error("file" if said["file"] else "lines", str(refusal))
            else:
                return redirect("desk_subscription:imported", batch=batch.pk)
        return self.render_to_response(self.get_context_data(**kwargs))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form, and what was brought before."""
        form = getattr(self, "form", None) or ListForm(initial={"given_on": clock.today()})
        earlier = ImportBatch.objects.filter(kind=imports.KIND).order_by("-pk")[:SHOWN]
        return {**super().get_context_data(**kwargs), "form": form, "media": form.media, "batches": earlier}


class Imported(ImportScreen):
    """One import: each line and what becomes of it; apply it, leave it, undo it."""

    label = _("Import d’abonnements")
    template_name = "desk/newsletters/subscriptions/imported.html"

    @property
    def batch(self) -> ImportBatch:
        """Return the import."""
        found: ImportBatch = get_object_or_404(ImportBatch, kind=imports.KIND, pk=self.kwargs["batch"])
        return found

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the button says."""
        acts: dict[str, tuple[Callable[..., Any], Any]] = {
            "apply": (imports.apply, _("Les abonnements sont inscrits.")),
            "set_aside": (imports.set_aside, _("L’import est écarté : rien n’a été écrit.")),
            "undo": (imports.undo, _("L’import est annulé : ses abonnements sont retirés.")),
        }
        if request.POST.get("act") not in acts:
            raise Http404
        perform, done = acts[request.POST["act"]]
        by: Any = request.user
        try:
            perform(self.batch, by=by, now=clock.now())
        except BusinessError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, done)
        return redirect("desk_subscription:imported", batch=self.kwargs["batch"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the counts, and each line while the import waits."""
        batch = self.batch
        summary, ground = batch.summary, batch.summary["ground"]
        counts = summary["counts"]
        return {
            **super().get_context_data(**kwargs),
            "batch": batch,
            "letter": Newsletter.objects.filter(pk=summary["letter"]).first(),
            "ground": ground,
            "basis": LegalBasis(ground["basis"]).label,
            "is_told": ground["basis"] == LegalBasis.LEGITIMATE_INTEREST,
            "counts": [(said, tone, counts[name]) for name, (said, tone) in HEADINGS.items() if counts.get(name)],
            "rows": [{**row, "said": HEADINGS[row["outcome"]]} for row in summary.get("rows", [])],
            "brings": counts.get(imports.NEW, 0),
            "is_waiting": batch.state == ImportState.PREPARED,
            "is_applied": batch.state == ImportState.APPLIED,
        }
