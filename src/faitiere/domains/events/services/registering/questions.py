"""What an event asks at registration."""

from datetime import datetime

from django.db import transaction

from faitiere.domains.events.models import Event
from faitiere.domains.questionnaires.services import forms
from faitiere.domains.questionnaires.services.forms import FormDraft
from faitiere.kernel.audit import log


@transaction.atomic
def write(event: Event, draft: FormDraft, *, by: log.Actor, now: datetime) -> Event:
    """Ask these questions from now on; who has answered keeps the version they answered. No question is no form.

    The refusals of `questionnaires.services.forms`.
    """
    if not draft.questions:
        event.form = None
    elif event.form is None:
        event.form = forms.create(draft, by=by, now=now)
    else:
        event.form = forms.edit(event.form, draft, by=by, now=now)
    event.save(update_fields=["form"])
    log.record("questions d’inscription modifiées", event, by=by, at=now)
    return event
