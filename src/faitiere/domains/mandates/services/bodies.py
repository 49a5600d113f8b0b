"""Bodies: created, corrected, closed; the parity rule that applies to them."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db import transaction

from faitiere.domains.mandates.models import Body, ParityRule
from faitiere.domains.people.models import Organization
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.words import free_slug


class BodyNameMissing(BusinessError):
    """A body has a name."""

    message = "Indiquez le nom de l’instance."


class BodyEndsBeforeStart(BusinessError):
    """The end comes after the start."""

    message = "La suppression de l’instance doit suivre sa création."


@dataclass(frozen=True)
class BodyDraft:
    """What is known of a body. Without an organisation, it is one of the network's own."""

    name: str
    kind: str
    acronym: str = ""
    organization: Organization | None = None
    parent: Body | None = None
    description: str = ""
    size: int | None = None
    term_years: int | None = None
    order: int = 0
    starts_on: date | None = None
    ends_on: date | None = None
    source: str = ""

    def columns(self) -> dict[str, Any]:
        """Return the columns."""
        return {column.name: getattr(self, column.name) for column in fields(self)}


@transaction.atomic
def create(draft: BodyDraft, *, slug: str = "", by: log.Actor) -> Body:
    """Create a body. BodyNameMissing, BodyEndsBeforeStart."""
    _check(draft)
    body = Body.objects.create(slug=slug or free_slug(Body, draft.name), **draft.columns())
    log.record("instance créée", body, by=by)
    return body


@transaction.atomic
def update(body: Body, draft: BodyDraft, *, by: log.Actor) -> Body:
    """Correct what is known of a body. BodyNameMissing, BodyEndsBeforeStart."""
    _check(draft)
    body = Body.objects.select_for_update().get(pk=body.pk)
    columns = draft.columns()
    changes = log.changes_between({name: getattr(body, name) for name in columns}, columns)
    for name, value in columns.items():
        setattr(body, name, value)
    body.save(update_fields=list(columns))
    if changes:
        log.record("instance corrigée", body, by=by, changes=changes)
    return body


@transaction.atomic
def set_parity(body: Body, nature: str, *, since: date, decided_by: str, source: str = "", by: log.Actor) -> ParityRule:
    """Write how binding parity is for a body from a day on; stated again for that day, it is corrected."""
    rule, _created = ParityRule.objects.update_or_create(
        body=body, since=since, defaults={"nature": nature, "decided_by": decided_by, "source": source}
    )
    log.record("règle de parité fixée", body, by=by, changes={"parity": ["", f"{rule.get_nature_display()} ({since})"]})
    return rule


def _check(draft: BodyDraft) -> None:
    if not draft.name.strip():
        raise BodyNameMissing
    if draft.starts_on and draft.ends_on and draft.ends_on <= draft.starts_on:
        raise BodyEndsBeforeStart
