"""Forms of the plans."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from faitiere.domains.groups.choices import GroupKind
from faitiere.domains.groups.models import Group
from faitiere.domains.newsletters.choices import SectionKind
from faitiere.domains.newsletters.models import SectionTemplate, TemplateSection
from faitiere.domains.newsletters.services.plans import RuleDraft, SectionDraft
from faitiere.domains.newsroom.models import Rubric
from faitiere.domains.territories.models import Zone
from faitiere.web.desk.groups.choosers import group_chooser


class NameForm(forms.ModelForm[SectionTemplate]):
    """The name of a plan."""

    class Meta:
        model = SectionTemplate
        fields = ("name", "description")
        widgets = {"description": forms.Textarea(attrs={"rows": 2})}


class PlanForm(NameForm):
    """A plan to begin."""

    like = forms.ModelChoiceField(
        label=_("À partir de"),
        queryset=SectionTemplate.objects.all(),
        required=False,
        empty_label=_("rien : un sommaire vide"),
        help_text=_("Ses rubriques et ses règles sont copiées ; vous les changerez ensuite."),
    )


class SectionForm(forms.Form):
    """A section and its place."""

    title = forms.CharField(label=_("Titre"), max_length=150)
    before = forms.ModelChoiceField(
        label=_("Placée avant"), queryset=TemplateSection.objects.none(), required=False, empty_label=_("à la fin")
    )
    kind = forms.ChoiceField(label=_("Contenu"), choices=SectionKind.choices, initial=SectionKind.ITEMS)
    takes_the_rest = forms.BooleanField(
        label=_("Reçoit ce qui n’a pas d’autre place"),
        required=False,
        help_text=_("Une seule rubrique par sommaire : la précédente cesse de le faire."),
    )
    lead_group = forms.ModelChoiceField(
        label=_("Groupe de toute la rubrique"),
        queryset=Group.objects.all(),
        widget=group_chooser.widget_class,
        required=False,
        help_text=_("Sa présidence est citée une fois, sous le titre de la rubrique."),
    )

    def __init__(self, *args: Any, plan: SectionTemplate, section: TemplateSection | None = None, **more: Any) -> None:
        """Offer the places of the plan."""
        super().__init__(*args, **more)
        others = plan.sections.exclude(pk__in=[section.pk] if section else [])
        self.fields["before"].queryset = others  # type: ignore[attr-defined]  # a ModelChoiceField

    def draft(self) -> SectionDraft:
        """Return what was written, as the service takes it."""
        return SectionDraft("", **{name: value for name, value in self.cleaned_data.items() if name != "before"})


class RuleForm(forms.Form):
    """What goes under a section: all that is filled must hold."""

    rubric = forms.ModelChoiceField(
        label=_("Rubrique de l’article"),
        queryset=Rubric.objects.all(),
        to_field_name="slug",
        required=False,
        empty_label=_("toutes"),
    )
    group = forms.ModelChoiceField(
        label=_("Groupe"), queryset=Group.objects.all(), widget=group_chooser.widget_class, required=False
    )
    zone = forms.ModelChoiceField(label=_("Zone"), queryset=Zone.objects.all(), required=False, empty_label=_("toutes"))
    group_kind = forms.ChoiceField(
        label=_("Nature du groupe"), choices=[("", _("toutes")), *GroupKind.choices], required=False
    )

    def draft(self) -> RuleDraft:
        """Return the rule, as the service takes it."""
        data = self.cleaned_data
        return RuleDraft(data["rubric"].slug if data["rubric"] else "", data["group"], data["zone"], data["group_kind"])
