"""What staff do to a publication and to its files."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsroom.choices import PublicationState
from faitiere.domains.newsroom.models import Publication, PublicationFile
from faitiere.domains.newsroom.services import files, publications
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.newsroom.publications import forms

Refusals = dict[type[BusinessError], str]
READABILITY: Refusals = {files.ReadabilityNotExplained: "readability_note"}


class TurnPublication(Deed):
    """Announce, publish, withdraw."""

    model = Publication
    slug = "etat"
    rule = "publications.turn"
    label = _("Changer l’état")
    icon = "resubmit"
    explanation = _("« Parue » ouvre les fichiers à ceux que l’accès désigne ; « brouillon », « retirée » les ferment.")
    form_class = forms.TurnForm

    def get_initial(self) -> dict[str, Any]:
        """Start from where it stands."""
        return {"state": self.target.state}

    def perform(self, target: Publication, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return publications.turn(target, PublicationState(data["state"]), by=self.actor, now=clock.now())


class AddFile(Deed):
    """Another language, another format."""

    model = Publication
    slug = "fichier"
    rule = "publications.write"
    label = _("Ajouter un fichier")
    icon = "plus"
    form_class = forms.AddFileForm
    refusals: ClassVar[Refusals] = {
        **READABILITY,
        files.KindOfFileRefused: "file",
        files.FileNotWhatItSays: "file",
        files.FileTooHeavy: "file",
    }

    def perform(self, target: Publication, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        file = data["file"]
        return files.add(target, file.read(), name=file.name, draft=forms.described(data), by=self.actor)


class _FileDeed(Deed):
    """An act on a file belongs to the record of its publication."""

    model = PublicationFile
    rule = "publications.write"

    def get_queryset(self) -> Any:
        """Load its publication."""
        return PublicationFile.objects.select_related("publication", "document")

    def owner(self) -> Model:
        """Return the publication."""
        publication: Publication = self.target.publication
        return publication


class DescribeFile(_FileDeed):
    """Say how it can be read."""

    slug = "decrire-fichier"
    label = _("Décrire le fichier")
    form_class = forms.DescribeForm
    refusals: ClassVar[Refusals] = READABILITY

    def get_initial(self) -> dict[str, Any]:
        """Start from what is said."""
        return {name: getattr(self.target, name) for name in forms.DescribeForm.base_fields}

    def perform(self, target: PublicationFile, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return files.describe(target, forms.described(data), by=self.actor)


class RemoveFile(_FileDeed):
    """Take it away."""

    slug = "retirer-fichier"
    label = _("Retirer le fichier")
    icon = "bin"
    is_grave = True
    explanation = _("Le fichier est effacé de la médiathèque ; son adresse ne mène plus à rien.")
    submit_label = _("Retirer")

    def perform(self, target: PublicationFile, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return files.remove(target, by=self.actor)
