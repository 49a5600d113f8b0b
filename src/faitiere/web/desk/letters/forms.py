"""Forms of the Courriers section."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from faitiere.domains.letters import queries
from faitiere.domains.letters.choices import VARIANTS, BlockKind, BlockPresence, TemplateKind
from faitiere.domains.letters.models import LetterTemplate
from faitiere.kernel import clock
from faitiere.web.desk.kit.fields import DayField


class TemplateForm(forms.ModelForm[LetterTemplate]):
    """A new template: its name, and the text it starts from."""

    start = forms.ModelChoiceField(
        label=_("Partir de"),
        queryset=LetterTemplate.objects.filter(word_file=None),
        required=False,
        empty_label=_("le modèle fourni avec le logiciel"),
    )

    class Meta:
        model = LetterTemplate
        fields = ("name", "kind")

    def _post_clean(self) -> None:
        """Leave the name to the service, whose refusal says what to do."""


class NameForm(forms.ModelForm[LetterTemplate]):
    """The name of a template."""

    class Meta:
        model = LetterTemplate
        fields = ("name",)


class WordForm(forms.Form):
    """A Word file with tags."""

    file = forms.FileField(label=_("Fichier Word (.docx)"))


class BlockForm(forms.Form):
    """A piece of a letter."""

    title = forms.CharField(label=_("Titre (pour l’équipe)"), max_length=120)
    kind = forms.ChoiceField(label=_("Nature"), choices=BlockKind.choices)
    variant = forms.ChoiceField(label=_("Cas"), required=False)
    presence = forms.ChoiceField(label=_("Présence"), choices=BlockPresence.choices)
    text = forms.CharField(label=_("Texte"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, template_kind: str = TemplateKind.MISSION, **kwargs: Any) -> None:
        """Offer the cases of this kind of letter."""
        super().__init__(*args, **kwargs)
        cases = [("", _("tous les cas")), *VARIANTS[template_kind].items()]
        self.fields["variant"].choices = cases  # type: ignore[attr-defined]  # a ChoiceField


class WishForm(forms.Form):
    """What staff add to a letter before it leaves."""

    template = forms.ModelChoiceField(
        label=_("Modèle"),
        queryset=LetterTemplate.objects.filter(kind=TemplateKind.MISSION, retired_on=None),
        required=False,
    )
    on = DayField(label=_("Lettre datée du"))
    requested = forms.MultipleChoiceField(
        label=_("Blocs sur demande"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, blocks: list[str], **kwargs: Any) -> None:
        """Ask for the texts that are written by hand, and offer the blocks that are printed on request."""
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()
        if blocks:
            self.fields["requested"].choices = [(title, title) for title in blocks]  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["requested"]
        for variable in queries.variables(TemplateKind.MISSION):
            if variable.is_typed:
                self.fields[variable.name] = forms.CharField(
                    label=capfirst(variable.label), required=False, widget=forms.Textarea(attrs={"rows": 3})
                )

    @property
    def typed(self) -> dict[str, str]:
        """Return what was written by hand."""
        names = [variable.name for variable in queries.variables(TemplateKind.MISSION) if variable.is_typed]
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}


class ReasonWishForm(WishForm):
    """The same, for a new version."""

    reason = forms.CharField(label=_("Motif de la nouvelle version"), max_length=250)


class BatchForm(forms.Form):
    """All the letters of a day."""

    on = DayField(label=_("Lettres datées du"))


class RetireForm(forms.Form):
    """From when a template serves no more."""

    on = DayField(label=_("Retiré à partir du"))
