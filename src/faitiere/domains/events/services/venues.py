"""Places where events are held, and how to get there."""

from dataclasses import dataclass, fields

from django.db import transaction

from faitiere.domains.events.models import Venue
from faitiere.domains.library.models import LibraryDocument
from faitiere.domains.territories.models import Country
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.words import free_slug


class VenueNameMissing(BusinessError):
    """A place is known by its name."""

    message = "Donnez un nom au lieu."


@dataclass(frozen=True)
class VenueDraft:
    """What is said of a place."""

    name: str
    address: str = ""
    city: str = ""
    country: Country | None = None
    access: str = ""
    access_plan: LibraryDocument | None = None
    latitude: float | None = None
    longitude: float | None = None

    def columns(self) -> dict[str, object]:
        """Return the columns of the venue."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@transaction.atomic
def create(draft: VenueDraft, *, by: log.Actor) -> Venue:
    """Write down a place. VenueNameMissing."""
    _check(draft)
    venue = Venue.objects.create(slug=free_slug(Venue, draft.name), **draft.columns())
    log.record("lieu créé", venue, by=by)
    return venue


@transaction.atomic
def edit(venue: Venue, draft: VenueDraft, *, by: log.Actor) -> Venue:
    """Change what is said of a place; the events held there show it at once. VenueNameMissing."""
    _check(draft)
    changes = log.changes_between({name: getattr(venue, name) for name in draft.columns()}, draft.columns())
    if changes:
        Venue.objects.filter(pk=venue.pk).update(**draft.columns())
        venue.refresh_from_db()
        log.record("lieu modifié", venue, by=by, changes=changes)
    return venue


def _check(draft: VenueDraft) -> None:
    if not draft.name.strip():
        raise VenueNameMissing
