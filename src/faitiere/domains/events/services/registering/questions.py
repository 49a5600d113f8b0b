"""What an event asks at registration."""

from datetime import datetime
from hashlib import blake2b

from django.db import transaction

from faitiere.domains.events.models import Event
from faitiere.domains.events.services import places
from faitiere.domains.questionnaires.services import forms
from faitiere.domains.questionnaires.services.forms import FormDraft
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

SEALED = ("label", "kind", "help", "is_required", "choices", "minimum", "maximum", "shown_if__key", "shown_value")


class QuestionsChanged(BusinessError):
    """Somebody else has written them since they were read."""

    message = (
        "Quelqu’un a modifié ces questions pendant que vous les écriviez. Ce que vous avez tapé est encore là : "
        "comparez avec la page ouverte dans un autre onglet, puis enregistrez à nouveau pour le garder."
    )


def seal(event: Event) -> str:
    """Return a mark of the questions as they stand: whoever writes says over which ones they do."""
    rows = event.form.questions.order_by("order").values_list(*SEALED) if event.form else ()
    return blake2b(repr(list(rows)).encode(), digest_size=8).hexdigest()


@transaction.atomic
def write(event: Event, draft: FormDraft, *, by: log.Actor, now: datetime, over: str | None = None) -> Event:
    """Ask these questions from now on; who has answered keeps the version they answered. No question is no form.

    `over` is the `seal` of those that were read. QuestionsChanged, and the refusals of `questionnaires.services.forms`.
    """
    places.hold(event)
    event.refresh_from_db(fields=["form"])
    if over is not None and over != seal(event):
        raise QuestionsChanged
    if not draft.questions:
        event.form = None
    elif event.form is None:
        event.form = forms.create(draft, by=by, now=now)
    else:
        event.form = forms.edit(event.form, draft, by=by, now=now)
    event.save(update_fields=["form"])
    log.record("questions d’inscription modifiées", event, by=by, at=now)
    return event
