"""What staff do to a template beyond its text."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from faitiere.domains.letters.models import LetterTemplate
from faitiere.domains.letters.services import templates
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.letters import forms


class PutToUse(Deed):
    """The template in use for its kind."""

    model = LetterTemplate
    slug = "mettre-en-usage"
    rule = "templates.put_to_use"
    label = _("Mettre en usage")
    icon = "check"
    explanation = _("Les prochaines lettres seront écrites d’après ce modèle.")
    submit_label = _("Mettre en usage")

    @classmethod
    def is_offered(cls, target: LetterTemplate) -> bool:
        """Offer it to the others."""
        return not target.is_default and target.retired_on is None

    def perform(self, target: LetterTemplate, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return templates.put_to_use(target, by=self.actor)


class AttachWord(Deed):
    """A Word file becomes the template's text."""

    model = LetterTemplate
    slug = "word"
    rule = "templates.attach_word"
    label = _("Déposer un modèle Word")
    icon = "upload"
    explanation = _(
        "Un fichier .docx dont les balises {{ variable }} seront remplacées. Il prend la place des blocs ; "
        "on peut revenir aux blocs à tout moment. Le PDF d’une lettre Word est fabriqué par LibreOffice : là où il "
        "n’est pas installé, la lettre est archivée en Word seul."
    )
    submit_label = _("Déposer")
    form_class = forms.WordForm
    refusals: ClassVar[dict[type[BusinessError], str]] = {templates.WordTemplateRefused: "file"}

    @classmethod
    def is_offered(cls, target: LetterTemplate) -> bool:
        """Offer it as long as the template serves."""
        return target.retired_on is None

    def perform(self, target: LetterTemplate, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        file = data["file"]
        return templates.attach_word(target, file.read(), name=file.name, by=self.actor)


class DetachWord(Deed):
    """Back to the blocks."""

    model = LetterTemplate
    slug = "sans-word"
    rule = "templates.detach_word"
    label = _("Revenir aux blocs")
    icon = "rotate"
    submit_label = _("Revenir aux blocs")

    @classmethod
    def is_offered(cls, target: LetterTemplate) -> bool:
        """Offer it when a Word file serves."""
        return target.word_file_id is not None

    def perform(self, target: LetterTemplate, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return templates.detach_word(target, by=self.actor)


class RetireTemplate(Deed):
    """The template serves no more."""

    model = LetterTemplate
    slug = "retirer"
    rule = "templates.retire"
    label = _("Retirer le modèle")
    icon = "bin"
    is_grave = True
    form_class = forms.RetireForm
    submit_label = _("Retirer")

    @classmethod
    def is_offered(cls, target: LetterTemplate) -> bool:
        """Offer it as long as the template serves."""
        return target.retired_on is None

    def get_initial(self) -> dict[str, Any]:
        """Offer the business date."""
        return {"on": clock.today()}

    def perform(self, target: LetterTemplate, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return templates.retire(target, on=data["on"], by=self.actor)
