"""Forms of the Territoires section."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Authority, Zone
from faitiere.domains.territories.services.authorities import CORRECTABLE, FOREIGN
from faitiere.web.desk.kit.fields import DayField
from faitiere.web.desk.territories.choosers import authority_chooser


class ForeignForm(forms.ModelForm[Authority]):
    """A foreign authority."""

    class Meta:
        model = Authority
        fields = ("name", "kind", "country", "geonames_id", "population", "population_year", "website")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer foreign natures and countries only."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in AuthorityKind if kind in FOREIGN]  # type: ignore[attr-defined]  # a choice field
        self.fields["country"].queryset = self.fields["country"].queryset.exclude(pk="FR")  # type: ignore[attr-defined]  # a model choice field


class CorrectionForm(forms.ModelForm[Authority]):
    """What may be corrected; later loads of the register keep it."""

    class Meta:
        model = Authority
        fields = tuple(field.name for field in Authority._meta.fields if field.name in CORRECTABLE)


class NameForm(forms.Form):
    """Another name."""

    name = forms.CharField(label=_("Autre nom ou graphie"), max_length=200)


class SuccessorForm(forms.Form):
    """What replaces an authority, and from when."""

    into = forms.ModelChoiceField(
        label=_("Réunie à"), queryset=Authority.objects.all(), widget=authority_chooser.widget_class
    )
    on = DayField(label=_("À partir du"))


class CountryZoneForm(forms.Form):
    """Under which zone a country is filed."""

    zone = forms.ModelChoiceField(label=_("Zone"), queryset=Zone.objects.all(), required=False)


class ZoneForm(forms.ModelForm[Zone]):
    """A zone."""

    class Meta:
        model = Zone
        fields = ("name", "order")

    def clean(self) -> dict[str, Any]:
        """Make the slug from the name."""
        data = super().clean() or self.cleaned_data
        slug = slugify(data.get("name", ""))
        if Zone.objects.filter(slug=slug).exists():
            self.add_error("name", _("Une zone porte déjà ce nom."))
        return {**data, "slug": slug}


class ZoneNameForm(forms.ModelForm[Zone]):
    """The name of a zone."""

    class Meta:
        model = Zone
        fields = ("name",)
