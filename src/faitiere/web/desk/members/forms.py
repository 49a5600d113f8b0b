"""Forms of the Adhésions section."""

from django import forms
from django.utils.translation import gettext_lazy as _

from faitiere.domains.library.models import LibraryDocument
from faitiere.domains.members.models import Membership
from faitiere.web.desk.kit.fields import DayField
from faitiere.web.desk.territories.choosers import authority_chooser


class MembershipForm(forms.ModelForm[Membership]):
    """An authority joins by an act."""

    class Meta:
        model = Membership
        fields = ("authority", "starts_on", "ends_on", "act_kind", "act_number", "act_on", "act_file")
        field_classes = {"starts_on": DayField, "ends_on": DayField, "act_on": DayField}
        widgets = {"authority": authority_chooser.widget_class}

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Let Wagtail's document chooser take the file."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        from wagtail.documents.widgets import AdminDocumentChooser  # noqa: PLC0415 - needs the app registry

        self.fields["act_file"] = forms.ModelChoiceField(
            label=_("Acte (fichier)"),
            queryset=LibraryDocument.objects.all(),
            widget=AdminDocumentChooser,
            required=False,
        )


class OpenForm(forms.Form):
    """From when a request becomes a membership."""

    starts_on = DayField(label=_("Adhérente à partir du"))


class EndForm(forms.Form):
    """How a membership ends."""

    on = DayField(label=_("N’est plus adhérente à partir du"))
    is_resigned = forms.BooleanField(label=_("La collectivité s’est retirée"), required=False)
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class RefuseForm(forms.Form):
    """Why a request is refused."""

    reason = forms.CharField(label=_("Motif"), max_length=250)
