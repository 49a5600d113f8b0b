"""Series of events that come back under one name."""

from dataclasses import dataclass, fields

from django.db import transaction

from faitiere.domains.events.models import Series
from faitiere.domains.groups.models import Group
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.words import free_slug


class SeriesTitleMissing(BusinessError):
    """A series is known by its title."""

    message = "Donnez un titre à la série."


class SeriesTitleTaken(BusinessError):
    """Two series of one title would share their events at random."""

    message = "La série « {title} » existe déjà."


@dataclass(frozen=True)
class SeriesDraft:
    """What is said of a series."""

    title: str
    acronym: str = ""
    description: str = ""
    group: Group | None = None
    source: str = ""

    def columns(self) -> dict[str, object]:
        """Return the columns of the series."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@transaction.atomic
def create(draft: SeriesDraft, *, by: log.Actor) -> Series:
    """Create a series. SeriesTitleMissing, SeriesTitleTaken."""
    _check(draft, None)
    series = Series.objects.create(slug=free_slug(Series, draft.acronym or draft.title), **draft.columns())
    log.record("série créée", series, by=by)
    return series


@transaction.atomic
def edit(series: Series, draft: SeriesDraft, *, by: log.Actor) -> Series:
    """Change what is said of a series; its address stays. SeriesTitleMissing, SeriesTitleTaken."""
    _check(draft, series)
    changes = log.changes_between({name: getattr(series, name) for name in draft.columns()}, draft.columns())
    if changes:
        Series.objects.filter(pk=series.pk).update(**draft.columns())
        series.refresh_from_db()
        log.record("série modifiée", series, by=by, changes=changes)
    return series


def _check(draft: SeriesDraft, itself: Series | None) -> None:
    if not draft.title.strip():
        raise SeriesTitleMissing
    others = Series.objects.filter(title__iexact=draft.title.strip())
    if others.exclude(pk=itself.pk if itself else 0).exists():
        raise SeriesTitleTaken(title=draft.title)
