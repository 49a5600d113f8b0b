"""With whom an event is held: the authorities that host it, the organisations that hold it with the network."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.models import Event
from faitiere.domains.events.services import events
from faitiere.domains.people.models import Organization
from faitiere.domains.territories.models import Authority
from faitiere.kernel import clock
from faitiere.web.desk.events.forms import draft_of
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.people.choosers import organization_chooser
from faitiere.web.desk.territories.choosers import authority_chooser


class PartnersForm(forms.Form):
    """Those there are, ticked; and one more of each."""

    hosts = forms.ModelMultipleChoiceField(
        label=_("Collectivités hôtes"),
        queryset=Authority.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Décochez pour retirer."),
    )
    host = forms.ModelChoiceField(
        label=_("Ajouter une collectivité hôte"),
        queryset=Authority.objects.all(),
        widget=authority_chooser.widget_class,
        required=False,
    )
    organizers = forms.ModelMultipleChoiceField(
        label=_("Organisations associées"),
        queryset=Organization.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Décochez pour retirer."),
    )
    organizer = forms.ModelChoiceField(
        label=_("Ajouter une organisation associée"),
        queryset=Organization.objects.all(),
        widget=organization_chooser.widget_class,
        required=False,
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        """Show those there are, ticked."""
        super().__init__(*args, **kwargs)
        for name in ("hosts", "organizers"):
            there = getattr(event, name).all()
            if there:
                self.fields[name].queryset = there  # type: ignore[attr-defined]  # a ModelMultipleChoiceField
                self.initial[name] = list(there)
            else:
                del self.fields[name]

    def chosen(self, several: str, one: str) -> list[Any]:
        """Return those kept, and the one added."""
        added = self.cleaned_data[one]
        kept = [other for other in self.cleaned_data.get(several) or [] if other != added]
        return [*kept, added] if added else kept


class SetPartners(Deed):
    """Hosts and partner organisations."""

    model = Event
    slug = "partenaires"
    rule = "events.edit"
    label = _("Hôtes et partenaires")
    icon = "group"
    explanation = _("Ils figurent sur la page de l’événement. Ajoutez-les l’un après l’autre.")
    done = _("Hôtes et partenaires enregistrés.")
    form_class = PartnersForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the event."""
        return {**super().get_form_kwargs(), "event": self.target}

    def form_valid(self, form: Any) -> Any:
        """Keep the form at hand for `perform`."""
        self.form = form
        return super().form_valid(form)

    def perform(self, target: Event, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        links = events.Links(
            target.countries.all(),
            target.topics.all(),
            hosts=self.form.chosen("hosts", "host"),
            organizers=self.form.chosen("organizers", "organizer"),
        )
        return events.edit(target, draft_of(target), links=links, by=self.actor, now=clock.now())
