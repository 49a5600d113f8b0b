"""A programme that starts from another one."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.models import Event
from faitiere.domains.events.services.programme import copies
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.events.choosers import event_chooser
from faitiere.web.desk.events.programme.deeds import ProgrammeDeed


class CopyForm(forms.Form):
    """The event whose programme is taken again."""

    source = forms.ModelChoiceField(
        label=_("Reprendre le programme de"), queryset=Event.objects.all(), widget=event_chooser.widget_class
    )


class CopyProgramme(ProgrammeDeed):
    """The programme of the last edition, at the dates of this one."""

    model = Event
    slug = "reprendre-programme"
    label = _("Reprendre un programme")
    icon = "copy"
    explanation = _(
        "Salles, fils et sessions sont repris à la même heure, au même jour de la rencontre, avec leurs places et "
        "leurs co-constructeurs. Les interventions, les documents et les liens restent à l’ancienne."
    )
    submit_label = _("Reprendre ce programme")
    done = _("Le programme est repris : il reste à l’ajuster.")
    form_class = CopyForm
    refusals: ClassVar[dict[type[BusinessError], str]] = {copies.NothingToCopy: "source"}

    @classmethod
    def is_offered(cls, target: Event) -> bool:
        """Offer it as long as nothing is written."""
        return not target.sessions.exists()

    def get_initial(self) -> dict[str, Any]:
        """Propose the last one of the series, else of the group, that had a programme."""
        series, group = self.target.series_id, self.target.group_id
        kin = Q(series=series) if series else Q(group=group, group__isnull=False)
        before = Event.objects.filter(kin, sessions__isnull=False).exclude(pk=self.target.pk)
        return {"source": before.order_by("-starts_at", "-pk").first()}

    def perform(self, target: Event, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return copies.copy(data["source"], target, by=self.actor, now=clock.now())
