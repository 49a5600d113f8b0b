"""Registrations that come in a spreadsheet: deposited, shown line by line, then written; and undone when need be."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.services.registering import imports
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.imports.models import ImportBatch, ImportState
from faitiere.web.desk.events.screens import EventScreen

LARGEST = 5 * 2**20
COLUMNS = [
    (_("Nom"), _("la seule obligatoire ; « Prénom et nom » convient aussi")),
    (_("Prénom"), ""),
    (_("Adresse électronique"), _("ou courriel, e-mail ; sans elle, rien ne peut être écrit à la personne")),
    (_("Fonction"), ""),
    (_("Collectivité"), _("son nom, ou une colonne « Code INSEE »")),
    (_("Organisation"), _("ou structure, organisme")),
    (_("Côté"), _("« partenaire » ; France sinon")),
    (_("Besoins"), _("accessibilité, régime alimentaire")),
]
HEADINGS = {
    imports.CONFIRMED: (_("inscrite"), _("À inscrire"), "good"),
    imports.WAITING: (_("liste d’attente"), _("En liste d’attente"), "warn"),
    imports.KNOWN: (_("déjà inscrite"), _("Déjà inscrites"), "quiet"),
    imports.TWICE: (_("en double dans le fichier"), _("En double"), "quiet"),
    imports.REFUSED: (_("laissée de côté"), _("Laissées de côté"), "bad"),
}


class SpreadsheetForm(forms.Form):
    """A spreadsheet to bring in."""

    file = forms.FileField(
        label=_("Tableur (.xlsx ou .csv)"), widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt"})
    )

    def clean_file(self) -> Any:
        """Refuse what is too large to be a list of people."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("Ce fichier dépasse 5 Mo : ce n’est pas une simple liste de personnes."))
        return file


class ImportScreen(EventScreen):
    """Bring a spreadsheet. Nothing is written but the comparison."""

    rule = "registrations.import"
    tab = "registrations"
    label = _("Importer des inscriptions")
    template_name = "desk/events/registering/import.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Compare the file with who is registered, and lead to what it would change."""
        self.form = SpreadsheetForm(request.POST, request.FILES)
        if self.form.is_valid():
            file, by = self.form.cleaned_data["file"], self.request.user
            try:
                batch = imports.prepare(self.event, file.name, file.read(), by=by, now=clock.now())
            except BusinessError as refusal:
                self.form.add_error("file", str(refusal))
            else:
                return redirect("desk_event:registration_import", pk=self.event.pk, batch=batch.pk)
        return self.render_to_response(self.get_context_data(**kwargs))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form, the columns it knows, and what was brought before."""
        context = super().get_context_data(**kwargs)
        form = getattr(self, "form", None) or SpreadsheetForm()
        context.update(form=form, columns=COLUMNS, batches=imports.of_event(self.event))
        return context


class ImportedScreen(EventScreen):
    """One import: each line and what becomes of it; apply it, leave it, undo it."""

    rule = "registrations.import"
    tab = "registrations"
    label = _("Import d’inscriptions")
    template_name = "desk/events/registering/imported.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Load the import, which is one of this event's; the rule is asked first."""
        self.batch_pk = kwargs.pop("batch")
        return super().dispatch(request, *args, **kwargs)

    @property
    def batch(self) -> ImportBatch:
        """Return the import."""
        batch: ImportBatch = get_object_or_404(imports.of_event(self.event), pk=self.batch_pk)
        return batch

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the button says."""
        by: Any = request.user
        acts: dict[str, tuple[Callable[[], Any], Any]] = {
            "apply": (
                lambda: imports.apply(self.event, self.batch, by=by, now=clock.now()),
                _("Les inscriptions sont importées."),
            ),
            "set_aside": (
                lambda: imports.set_aside(self.batch, by=by, now=clock.now()),
                _("L’import est écarté : rien n’a été écrit."),
            ),
            "undo": (
                lambda: imports.undo(self.event, self.batch, by=by, now=clock.now()),
                _("L’import est annulé : ses inscriptions sont retirées et leurs places rendues."),
            ),
        }
        if request.POST.get("act") not in acts:
            raise Http404
        perform, done = acts[request.POST["act"]]
        try:
            perform()
        except BusinessError as refusal:
            messages.error(request, str(refusal))
            return redirect("desk_event:registration_import", pk=self.event.pk, batch=self.batch_pk)
        messages.success(request, done)
        return redirect("desk_event:registrations", pk=self.event.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the counts, and each line while the import waits."""
        context = super().get_context_data(**kwargs)
        batch = self.batch
        counts = batch.summary.get("counts", {})
        rows = [
            {**row, "said": HEADINGS[row["outcome"]][0], "tone": HEADINGS[row["outcome"]][2]}
            for row in batch.summary.get("rows", [])
        ]
        context.update(
            batch=batch,
            rows=rows,
            counts=[(said, tone, counts[name]) for name, (_one, said, tone) in HEADINGS.items() if counts.get(name)],
            ignored=batch.summary.get("ignored", []),
            is_waiting=batch.state == ImportState.PREPARED,
            is_applied=batch.state == ImportState.APPLIED,
            brings=counts.get(imports.CONFIRMED, 0) + counts.get(imports.WAITING, 0),
        )
        return context
