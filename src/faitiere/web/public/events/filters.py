"""Which events of the agenda to show."""

from typing import Any

from django import forms
from django.db.models import Q

from faitiere.domains.events.choices import EventAudience, EventKind
from faitiere.domains.events.models import Event
from faitiere.domains.events.queries.life.agenda import containing
from faitiere.domains.groups.models import Group
from faitiere.domains.territories.models import Country

AUDIENCES = [("", "Tous les publics"), ("public", "Ouverts à toutes et à tous"), ("reserves", "Réservés")]


class AgendaFilter(forms.Form):
    """Filters of the agenda; what cannot be read is left out."""

    groupe = forms.ModelChoiceField(
        Group.objects.none(), to_field_name="slug", required=False, empty_label="Tous les groupes", label="Groupe"
    )
    pays = forms.ModelChoiceField(
        Country.objects.none(), to_field_name="code", required=False, empty_label="Tous les pays", label="Pays"
    )
    nature = forms.ChoiceField(choices=[("", "Toutes"), *EventKind.choices], required=False, label="Nature")
    public = forms.ChoiceField(choices=AUDIENCES, required=False, label="Pour qui")

    is_filter = True  # every field may be left out: nothing needs to say so

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        held = Event.objects.values("group")
        self.fields["groupe"].queryset = Group.objects.filter(pk__in=held).order_by("short_name", "pk")  # type: ignore[attr-defined]
        self.fields["pays"].queryset = Country.objects.filter(events__isnull=False).distinct().order_by("name")  # type: ignore[attr-defined]
        self.full_clean()

    @property
    def is_used(self) -> bool:
        """Tell whether anything is asked for."""
        return any(self.cleaned_data.values())

    def condition(self) -> Q:
        """Return what the events must be."""
        chosen, condition = self.cleaned_data, Q()
        if group := chosen.get("groupe"):
            condition &= Q(group=group)
        if country := chosen.get("pays"):
            condition &= Q(pk__in=country.events.values("pk")) | Q(venue__country=country)
        if kind := chosen.get("nature"):
            condition &= Q(kind=kind)
        if audience := chosen.get("public"):
            is_public = Q(audience=EventAudience.PUBLIC)
            condition &= is_public if audience == "public" else ~is_public
        return condition


class ArchiveFilter(AgendaFilter):
    """Filters of the events past: words of the title as well."""

    q = forms.CharField(
        required=False, max_length=100, label="Mots du titre", widget=forms.TextInput({"type": "search"})
    )
    field_order = ["q"]

    def condition(self) -> Q:
        """Add the words of the title, each of which must be there."""
        return super().condition() & containing(self.cleaned_data.get("q", ""))
