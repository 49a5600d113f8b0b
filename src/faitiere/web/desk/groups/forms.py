"""Forms of the groups."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.groups.choices import StepKind
from faitiere.domains.groups.models import Group, GroupMember, GroupStep
from faitiere.domains.mandates.choices import SeatRole
from faitiere.domains.people.models import Person
from faitiere.domains.territories.models import Authority
from faitiere.web.desk.groups.choosers import group_chooser
from faitiere.web.desk.kit.fields import DayField, LinesField, SourceForm
from faitiere.web.desk.people.choosers import organization_chooser, person_chooser
from faitiere.web.desk.territories.choosers import authority_chooser


class GroupForm(forms.ModelForm[Group]):
    """What a group is."""

    also_named = LinesField(label=_("Autres noms"), help_text=_("Un par ligne."))
    term_years = forms.IntegerField(label=_("Durée de la présidence (années)"), min_value=1, initial=3)
    led_by = forms.ChoiceField(
        label=_("Conduit par"),
        choices=[(role.value, role.label) for role in (SeatRole.PRESIDENT, SeatRole.HEAD_OF_MISSION)],
    )

    class Meta:
        model = Group
        fields = (
            "name",
            "short_name",
            "kind",
            "zone",
            "countries",
            "topics",
            "also_named",
            "dynamic",
            "entrusted_to",
            "description",
            "source",
        )
        widgets = {
            "countries": forms.CheckboxSelectMultiple,
            "topics": forms.CheckboxSelectMultiple,
            "dynamic": group_chooser.widget_class,
            "entrusted_to": organization_chooser.widget_class,
            "description": forms.Textarea(attrs={"rows": 4}),
        }


class GroupEditForm(GroupForm):
    """The same, without what is decided once: by whom it is led."""

    led_by = None  # type: ignore[assignment]  # Django's way of leaving a field out

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Start from the term of the body."""
        super().__init__(*args, **kwargs)
        self.fields["term_years"].initial = self.instance.body.term_years or 3


class StepForm(SourceForm):
    """A turn in the life of a group, on the date of its source."""

    kind = forms.ChoiceField(label=_("Étape"), choices=StepKind.choices)
    not_before = DayField(label=_("Pas avant le"), required=False)

    field_order = ("kind", "seen", "not_before", "source", "page", "note")


class JudgeStepForm(forms.Form):
    """Which of two steps is retained, and why."""

    against = forms.ModelChoiceField(label=_("Contre"), queryset=GroupStep.objects.none(), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Motif"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, step: GroupStep, **kwargs: Any) -> None:
        """Offer the other steps of the group."""
        super().__init__(*args, **kwargs)
        field = self.fields["against"]
        field.queryset = GroupStep.objects.filter(group=step.group_id).exclude(pk=step.pk)  # type: ignore[attr-defined]  # a ModelChoiceField


class JoinForm(forms.Form):
    """An authority takes part."""

    authority = forms.ModelChoiceField(
        label=_("Collectivité"), queryset=Authority.objects.all(), widget=authority_chooser.widget_class
    )
    on = DayField(label=_("À partir du"), required=False, help_text=_("Vide : on ne sait pas depuis quand."))
    contact = forms.ModelChoiceField(
        label=_("Suivi par"), queryset=Person.objects.all(), widget=person_chooser.widget_class, required=False
    )
    source = forms.CharField(label=_("Source"), max_length=300, required=False)


class LeaveForm(forms.Form):
    """An authority leaves."""

    on = DayField(label=_("Ne participe plus à partir du"))


class ContactsForm(forms.Form):
    """Who follows the group for an authority."""

    contacts = forms.ModelMultipleChoiceField(
        label=_("Suivi par"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Les personnes connues de cette collectivité : élues et élus, contacts."),
    )

    def __init__(self, *args: Any, member: GroupMember, **kwargs: Any) -> None:
        """Offer the people of the authority."""
        super().__init__(*args, **kwargs)
        of_authority = Q(offices__authority=member.authority_id) | Q(contacts__authority=member.authority_id)
        people = Person.objects.filter(of_authority | Q(group_contacts=member)).distinct()
        self.fields["contacts"].queryset = people.order_by("last_name", "pk")  # type: ignore[attr-defined]  # a ModelMultipleChoiceField
