"""What looks wrong in a date is said when it is typed, and let through by whoever ticks that they have seen it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.models import Event
from faitiere.domains.events.models.when import When
from faitiere.domains.events.queries.life import guards
from faitiere.kernel import clock

SEEN = "seen"
REFUSED = "order"  # the service lets nobody through


def guard(
    form: forms.BaseForm, draft: guards.Draft, when: When, *, weekday: str = "", ignore: Event | None = None
) -> None:
    """Add a box for each doubt, and refuse the form until all are ticked; another date raises its own doubts."""
    found = guards.warnings(draft, when, on=clock.today(), typed_weekday=weekday, ignore=ignore)
    doubts = [doubt for doubt in found if doubt.code != REFUSED]
    if not doubts:
        return
    boxes = forms.CheckboxSelectMultiple()
    ticked = boxes.value_from_datadict(form.data, form.files, form.add_prefix(SEEN)) or []
    said = [doubt.sentence for doubt in doubts]
    form.fields[SEEN] = forms.MultipleChoiceField(
        label=_("À vérifier"), widget=boxes, choices=[(one, one) for one in said], required=False
    )
    if not set(said) <= set(ticked):
        form.add_error(SEEN, _("Corrigez la date, ou cochez ce que vous savez déjà, puis enregistrez."))
