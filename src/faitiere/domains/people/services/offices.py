"""Elected offices, as sources state them and as they end."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from faitiere.domains.people.models import Office, OfficeMention, Person
from faitiere.domains.people.rules import titles
from faitiere.domains.territories.models import Authority
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.statements import Source


class TitleMissing(BusinessError):
    """An office has a title."""

    message = "Indiquez le titre du mandat électif."


class OfficeAlreadyEnded(BusinessError):
    """An office ends once."""

    message = "Ce mandat électif a déjà pris fin le {on:%d/%m/%Y}."


class OfficeEndsBeforeStart(BusinessError):
    """The end comes after the start."""

    message = "La fin du mandat électif doit suivre son début, le {start:%d/%m/%Y}."


@dataclass(frozen=True)
class OfficeStatement:
    """Somebody holds an office. `title` is as printed: it is put in the gender of its holder."""

    person: Person
    authority: Authority
    title: str
    kind: str = ""
    portfolio: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    title_printed: str = ""


@transaction.atomic
def state(statement: OfficeStatement, source: Source, *, by: log.Actor) -> Office:
    """Write what a source says of an office: the same title in the same authority is one office, seen once more.

    A title whose gender contradicts its holder is kept only as printed, beside the retained one, which agrees. The rank
    is read from the title unless it is given. TitleMissing, OfficeEndsBeforeStart.
    """
    printed = statement.title_printed or statement.title
    title = titles.agree(statement.title.strip(), statement.person.civility)
    if not title:
        raise TitleMissing
    _check_period(statement.starts_on, statement.ends_on)
    # One reader at a time for a person: two sources read at once must not make two offices of one.
    Person.objects.select_for_update().get(pk=statement.person.pk)
    office = _same_office(statement, title, source)
    if office is None:
        office = Office.objects.create(
            person=statement.person,
            authority=statement.authority,
            title=title,
            kind=statement.kind or titles.rank(title),
            portfolio=statement.portfolio,
            starts_on=statement.starts_on,
            ends_on=statement.ends_on,
        )
    else:
        _complete(office, statement)
    OfficeMention.objects.get_or_create(
        office=office,
        seen_on=source.seen.first,
        source=source.name,
        source_page=source.page,
        defaults={**source.fields(), "title_printed": printed if printed != office.title else ""},
    )
    log.record("mandat électif constaté", office, by=by, changes={"source": ["", f"{source.name} ({source.seen})"]})
    return office


@transaction.atomic
def end(office: Office, *, on: date, reason: str, by: log.Actor) -> Office:
    """End an office on a day (the first day it is no longer held). OfficeAlreadyEnded, OfficeEndsBeforeStart."""
    office = Office.objects.select_for_update().get(pk=office.pk)
    if office.ends_on is not None and office.ends_on <= on:
        raise OfficeAlreadyEnded(on=office.ends_on)
    _check_period(office.starts_on, on)
    before = office.ends_on
    office.ends_on, office.end_reason = on, reason[:200]
    office.save(update_fields=["ends_on", "end_reason"])
    log.record("mandat électif terminé", office, by=by, changes={"ends_on": [before and str(before), str(on)]})
    return office


def _check_period(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on <= starts_on:
        raise OfficeEndsBeforeStart(start=starts_on)


def _same_office(statement: OfficeStatement, title: str, source: Source) -> Office | None:
    """Return the office that the source speaks of, if it is known: same title, capitals aside, not ended by then."""
    offices = Office.objects.select_for_update().filter(
        Q(ends_on=None) | Q(ends_on__gt=source.seen.first),
        person=statement.person,
        authority=statement.authority,
        title__iexact=title,
    )
    return offices.order_by("ends_on", "pk").first()


def _complete(office: Office, statement: OfficeStatement) -> None:
    """Fill in what this source knows and the former ones did not."""
    missing = {
        name: getattr(statement, name)
        for name in ("starts_on", "ends_on", "portfolio")
        if getattr(statement, name) and not getattr(office, name)
    }
    for name, value in missing.items():
        setattr(office, name, value)
    if missing:
        _check_period(office.starts_on, office.ends_on)
        office.save(update_fields=list(missing))
