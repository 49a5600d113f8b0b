"""The files of a publication: one for each language and format, each saying for whom it can be read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.library.models import LibraryDocument
from faitiere.domains.newsroom.choices import FileLanguage, Readability
from faitiere.domains.newsroom.models.publication import Publication


class PublicationFile(models.Model):
    """A file of a publication. Who may open it follows the publication, never its own setting."""

    publication = models.ForeignKey(
        Publication, verbose_name=_("publication"), on_delete=models.CASCADE, related_name="files"
    )
    document = models.OneToOneField(
        LibraryDocument, verbose_name=_("fichier"), on_delete=models.PROTECT, related_name="publication_file"
    )
    label = models.CharField(
        _("libellé"), max_length=120, blank=True, help_text=_("« Version longue », « Synthèse » ; vide s’il est seul.")
    )
    language = models.CharField(_("langue"), max_length=2, choices=FileLanguage.choices, default=FileLanguage.FRENCH)
    readability = models.CharField(
        _("accessibilité"), max_length=8, choices=Readability.choices, default=Readability.UNKNOWN
    )
    readability_note = models.CharField(
        _("précision sur l’accessibilité"),
        max_length=250,
        blank=True,
        help_text=_("Ce qui manque, ou à qui demander une autre version."),
    )
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("fichier d’une publication")
        verbose_name_plural = _("fichiers des publications")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        """Return the label, else the title of the publication."""
        return self.label or str(self.publication)

    @property
    def extension(self) -> str:
        """Return « PDF »."""
        name: str = self.document.file.name
        return name.rpartition(".")[2].upper()
