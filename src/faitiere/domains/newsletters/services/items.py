"""Items of a draft: moved, cut, put back, rewritten, added. Their sources are never touched."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from faitiere.domains.library.models import LibraryImage
from faitiere.domains.newsletters.choices import ShownTo, SourceKind
from faitiere.domains.newsletters.models import Issue, IssueItem, IssueSection
from faitiere.domains.newsletters.queries.composing import period_of
from faitiere.domains.newsletters.queries.sources import SOURCES, Found
from faitiere.domains.newsletters.services import issues
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class TitleMissing(BusinessError):
    """An item is announced by its title."""

    message = "Donnez un titre à cet élément."


class ItemChangedMeanwhile(BusinessError):
    """Two editors do not overwrite each other."""

    message = (
        "Quelqu’un a modifié cet élément pendant que vous l’écriviez. Votre texte est resté ci-dessous : "
        "comparez-le à la version enregistrée, puis enregistrez de nouveau."
    )


class SourceGone(BusinessError):
    """What was taken away cannot be taken again."""

    message = "L’origine de cet élément n’est plus publiée : gardez le texte, ou retirez l’élément."


class AlreadyThere(BusinessError):
    """An issue takes a source once."""

    message = "« {title} » est déjà dans ce numéro."


@dataclass(frozen=True)
class Wording:
    """What the editor writes."""

    title: str
    text: str = ""
    president_line: str = ""
    links: list[dict[str, str]] = field(default_factory=list)
    image: LibraryImage | None = None
    image_alt: str = ""
    is_reserved: bool = False
    shown_to: str = ShownTo.ALL
    heading: str = ""
    day: str = ""


@transaction.atomic
def move(
    item: IssueItem, section: IssueSection, *, before: IssueItem | None = None, by: log.Actor, now: datetime
) -> None:
    """Put an item in a section of its issue, before another one, else at the end. IssueNotDraft."""
    issues.held(item.issue)
    others = list(section.items.exclude(pk=item.pk).order_by("order", "pk"))
    place = next((rank for rank, other in enumerate(others) if other == before), len(others))
    others.insert(place, item)
    for rank, other in enumerate(others, start=1):
        other.order = rank
    item.section = section
    IssueItem.objects.bulk_update(others, ["order", "section"])
    issues.restate(item.issue)
    log.record("élément déplacé", item.issue, by=by, at=now, changes={"élément": item.title, "rubrique": section.title})


@transaction.atomic
def shift(item: IssueItem, step: int, *, by: log.Actor, now: datetime) -> None:
    """Move an item up (-1) or down (+1) in its section; past its ends, into the neighbouring one. IssueNotDraft."""
    siblings = list(item.section.items.order_by("order", "pk"))
    rank = siblings.index(item) + step
    if 0 <= rank < len(siblings):
        before = siblings[rank] if step < 0 else next(iter(siblings[rank + 1 :]), None)
        move(item, item.section, before=before, by=by, now=now)
    elif neighbour := _neighbour(item.section, step):
        first = neighbour.items.order_by("order", "pk").first() if step > 0 else None
        move(item, neighbour, before=first, by=by, now=now)


@transaction.atomic
def cut(item: IssueItem, *, by: log.Actor, now: datetime) -> None:
    """Leave an item out of the issue; it stays at hand. IssueNotDraft."""
    _set_cut(item, "élément retiré", is_cut=True, by=by, now=now)


@transaction.atomic
def restore(item: IssueItem, *, by: log.Actor, now: datetime) -> None:
    """Put an item that was cut back in the issue. IssueNotDraft."""
    _set_cut(item, "élément remis", is_cut=False, by=by, now=now)


@transaction.atomic
def rewrite(item: IssueItem, wording: Wording, *, version: int, by: log.Actor, now: datetime) -> IssueItem:
    """Write an item otherwise, if nobody did since that version. IssueNotDraft, ItemChangedMeanwhile, TitleMissing."""
    issues.held(item.issue)
    item = IssueItem.objects.select_for_update(of=("self",)).select_related("issue", "section").get(pk=item.pk)
    if item.version != version:
        raise ItemChangedMeanwhile
    said = _clean(wording)
    changes = log.changes_between({name: getattr(item, name) for name in said}, said)
    _write(item, said)
    log.record("élément réécrit", item.issue, by=by, at=now, changes=_plainly(changes))
    return item


@transaction.atomic
def add(section: IssueSection, wording: Wording, *, by: log.Actor, now: datetime) -> IssueItem:
    """Write an item of the issue's own at the end of a section. IssueNotDraft, TitleMissing."""
    issue = issues.held(section.issue)
    said = _clean(wording)
    item = IssueItem.objects.create(issue=issue, section=section, order=_end(section), **said)
    log.record("élément ajouté", issue, by=by, at=now, changes={"titre": item.title})
    return item


@transaction.atomic
def take(section: IssueSection, kind: SourceKind, pk: int, *, by: log.Actor, now: datetime) -> IssueItem:
    """Take an article, an event… at the end of a section. IssueNotDraft, SourceGone, AlreadyThere."""
    issue = issues.held(section.issue)
    found = _now(issue, kind, pk)
    if issue.items.filter(source_kind=kind, source_pk=pk).exists():
        raise AlreadyThere(title=found.said.title)
    item = issues.copied(found, section, order=_end(section))
    item.save()
    issues.restate(issue)
    log.record("élément ajouté", issue, by=by, at=now, changes={"titre": item.title})
    return item


@transaction.atomic
def follow(item: IssueItem, *, by: log.Actor, now: datetime) -> None:
    """Say again what the source says now, in place of what was written. IssueNotDraft, SourceGone."""
    issue = issues.held(item.issue)
    said = _now(issue, item.source_kind, item.source_pk).said.as_taken()
    item.taken = said
    _write(item, said)
    log.record("élément repris de son origine", issue, by=by, at=now, changes={"titre": item.title})


@transaction.atomic
def keep(item: IssueItem, *, by: log.Actor, now: datetime) -> None:
    """Keep what is written although the source changed: the change has been seen. IssueNotDraft."""
    issue = issues.held(item.issue)
    try:
        item.taken = _now(issue, item.source_kind, item.source_pk).said.as_taken()
    except SourceGone:
        item.taken = {**item.taken, "is_gone": True}
    item.save(update_fields=["taken"])
    log.record("changement de l’origine écarté", issue, by=by, at=now, changes={"titre": item.title})


def _now(issue: Issue, kind: str, pk: int | None) -> Found:
    found = SOURCES[kind].current([pk], period_of(issue)).get(pk) if pk and kind in SOURCES else None
    if found is None:
        raise SourceGone
    return found


def _set_cut(item: IssueItem, words: str, *, is_cut: bool, by: log.Actor, now: datetime) -> None:
    issue = issues.held(item.issue)
    if item.is_cut == is_cut:
        return
    item.is_cut = is_cut
    item.save(update_fields=["is_cut"])
    issues.restate(issue)
    log.record(words, issue, by=by, at=now, changes={"titre": item.title})


def _write(item: IssueItem, said: dict[str, Any]) -> None:
    for name, value in said.items():
        setattr(item, name, value)
    item.version += 1
    item.save()


def _clean(wording: Wording) -> dict[str, Any]:
    said = {**vars(wording), "title": " ".join(wording.title.split())}
    if not said["title"]:
        raise TitleMissing
    return said


def _plainly(changes: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {name: [str(before), str(after)] for name, (before, after) in changes.items()}


def _end(section: IssueSection) -> int:
    last = section.items.order_by("-order").values_list("order", flat=True).first()
    return (last or 0) + 1


def _neighbour(section: IssueSection, step: int) -> IssueSection | None:
    same = list(section.issue.sections.filter(kind=section.kind).order_by("order", "pk"))
    rank = same.index(section) + step
    return same[rank] if 0 <= rank < len(same) else None
