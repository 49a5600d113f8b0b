"""Letter templates: ordered blocks that staff edit without a developer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.letters.choices import BlockKind, BlockPresence, TemplateKind
from faitiere.domains.library.models import LibraryDocument


class LetterTemplate(models.Model):
    """A kind of letter, made of blocks or of an uploaded Word file."""

    name = models.CharField(_("nom"), max_length=150, unique=True)
    kind = models.CharField(_("usage"), max_length=10, choices=TemplateKind.choices, default=TemplateKind.MISSION)
    is_default = models.BooleanField(_("modèle par défaut de cet usage"), default=False)
    word_file = models.ForeignKey(
        LibraryDocument,
        verbose_name=_("modèle Word"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Un fichier .docx à balises remplace alors les blocs."),
    )
    retired_on = models.DateField(_("retiré le"), null=True, blank=True)

    class Meta:
        verbose_name = _("modèle de courrier")
        verbose_name_plural = _("modèles de courrier")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["kind"], condition=models.Q(is_default=True), name="one_default_template")
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class TemplateBlock(models.Model):
    """A piece of a letter. `variant` limits it to a case (« pays », « travail »); empty means every case."""

    template = models.ForeignKey(
        LetterTemplate, verbose_name=_("modèle"), on_delete=models.CASCADE, related_name="blocks"
    )
    order = models.PositiveSmallIntegerField(_("ordre"))
    kind = models.CharField(_("nature"), max_length=10, choices=BlockKind.choices, default=BlockKind.PARAGRAPH)
    title = models.CharField(_("titre (pour l’équipe)"), max_length=120)
    variant = models.CharField(_("cas"), max_length=20, blank=True)
    presence = models.CharField(
        _("présence"), max_length=10, choices=BlockPresence.choices, default=BlockPresence.ALWAYS
    )
    text = models.TextField(_("texte"), blank=True)

    class Meta:
        verbose_name = _("bloc de courrier")
        verbose_name_plural = _("blocs de courrier")
        ordering = ["template", "order", "pk"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title
