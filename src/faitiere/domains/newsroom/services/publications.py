"""The life of a publication: announced, out, brought up to date, replaced by the next edition, withdrawn."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction

from faitiere.domains.groups.models import Group
from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.library.models import LibraryDocument, LibraryImage
from faitiere.domains.newsroom.choices import VISIBLE_STATES, PublicationKind, PublicationState
from faitiere.domains.newsroom.models import Publication
from faitiere.domains.people.models import Organization
from faitiere.domains.territories.models import Authority, Country
from faitiere.domains.thesaurus.models import Topic
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.words import free_slug

COVER_SIZES = ("max-240x320", "max-480x640")
FIRST_YEAR, LAST_YEAR = 1900, 2100


class TitleMissing(BusinessError):
    """A publication has a title."""

    message = "Donnez un titre à la publication."


class YearNotPlausible(BusinessError):
    """A year of four digits, of our time."""

    message = "L’année {year} n’est pas plausible : écrivez-la en quatre chiffres."


class ReplacesItself(BusinessError):
    """Editions follow one another and never come back."""

    message = "« {title} » vient déjà après cette publication : une édition ne remplace pas celle qui la suit."


class AlreadyReplaced(BusinessError):
    """A publication has one next edition."""

    message = "« {title} » est déjà remplacée par « {by} »."


class CoverNeedsWords(BusinessError):
    """What a picture shows is told to those who do not see it (RGAA 1.1)."""

    message = "Décrivez la couverture avant de faire paraître la publication : « texte alternatif de la couverture »."


@dataclass(frozen=True)
class PublicationDraft:
    """What is said of a publication; its state and its files change by deeds of their own."""

    title: str
    kind: PublicationKind
    subtitle: str = ""
    description: str = ""
    edition: int | None = None
    year: int | None = None
    period: str = ""
    replaces: Publication | None = None
    access: AccessLevel = AccessLevel.PUBLIC
    publisher: Organization | None = None
    publisher_authority: Authority | None = None
    cover: LibraryImage | None = None
    cover_alt: str = ""
    outside_url: str = ""
    outside_label: str = ""
    source: str = ""

    def columns(self) -> dict[str, object]:
        """Return the columns of the publication."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True)
class PublicationLinks:
    """What a publication is linked to, beside its own columns."""

    groups: Iterable[Group] = ()
    countries: Iterable[Country] = ()
    topics: Iterable[Topic] = ()
    partners: Iterable[Organization] = ()


@transaction.atomic
def create(
    draft: PublicationDraft, *, links: PublicationLinks | None = None, slug: str = "", by: log.Actor, now: datetime
) -> Publication:
    """Write a draft, under an address that will not change. TitleMissing, YearNotPlausible, AlreadyReplaced."""
    _refuse(draft, None)
    publication = Publication(**draft.columns(), changed_at=now)
    publication.slug = slug or free_slug(Publication, _named(draft))
    publication.words = publication.found_by()
    publication.save()
    _link(publication, links)
    _prepare_cover(publication)
    log.record("publication créée", publication, by=by, at=now)
    return publication


@transaction.atomic
def update(
    publication: Publication,
    draft: PublicationDraft,
    *,
    links: PublicationLinks | None = None,
    by: log.Actor,
    now: datetime,
) -> Publication:
    """Change what is said of it, not its address; its files follow its access at once.

    The refusals of `create`, and ReplacesItself, CoverNeedsWords.
    """
    found = Publication.objects.select_for_update().get(pk=publication.pk)
    _refuse(draft, found)
    before = {name: getattr(found, name) for name in draft.columns()}
    for name, value in draft.columns().items():
        setattr(found, name, value)
    _refuse_bare_cover(found, PublicationState(found.state))
    found.words, found.changed_at = found.found_by(), now
    found.save()
    _link(found, links)
    _prepare_cover(found)
    follow_access(found)
    log.record("publication modifiée", found, by=by, at=now, changes=log.changes_between(before, draft.columns()))
    return found


@transaction.atomic
def turn(publication: Publication, state: PublicationState, *, by: log.Actor, now: datetime) -> Publication:
    """Announce, publish, withdraw…: its files open or close with it. The day readers first got it is kept for ever.

    CoverNeedsWords.
    """
    found = Publication.objects.select_for_update().get(pk=publication.pk)
    if found.state == state:
        return found
    _refuse_bare_cover(found, state)
    before, found.state, found.changed_at = found.state, state, now
    if state == PublicationState.PUBLISHED and found.published_at is None:
        found.published_at = now
    found.save(update_fields=["state", "published_at", "changed_at"])
    follow_access(found)
    log.record(f"publication : {state.label}", found, by=by, at=now, changes={"state": [before, state]})
    return found


def _prepare_cover(publication: Publication) -> None:
    """Write the sizes in which pages show the cover: a page that is looked at writes nothing."""
    if publication.cover:
        publication.cover.get_renditions(*COVER_SIZES)


def follow_access(publication: Publication) -> None:
    """Give each file the access of its publication: there is one place to say who opens it."""
    documents = LibraryDocument.objects.filter(publication_file__publication=publication)
    documents.update(access=publication.files_access)


def _named(draft: PublicationDraft) -> str:
    return f"{draft.title} {draft.year}" if draft.year and str(draft.year) not in draft.title else draft.title


def _refuse(draft: PublicationDraft, publication: Publication | None) -> None:
    if not draft.title.strip():
        raise TitleMissing
    if draft.year and not FIRST_YEAR <= draft.year <= LAST_YEAR:
        raise YearNotPlausible(year=draft.year)
    if draft.replaces is not None:
        _refuse_circle(draft.replaces, publication)


def _refuse_circle(earlier: Publication, publication: Publication | None) -> None:
    """Let each publication have one next edition, and none before itself."""
    others = Publication.objects.filter(replaces=earlier)
    if other := others.exclude(pk=publication.pk if publication else 0).first():
        raise AlreadyReplaced(title=earlier, by=other)
    before = dict(Publication.objects.exclude(replaces=None).values_list("pk", "replaces"))
    key: int | None = earlier.pk
    while key and publication:
        if key == publication.pk:
            raise ReplacesItself(title=earlier)
        key = before.get(key)


def _refuse_bare_cover(publication: Publication, state: PublicationState) -> None:
    if state in VISIBLE_STATES and publication.cover and not publication.alt:
        raise CoverNeedsWords


def _link(publication: Publication, links: PublicationLinks | None) -> None:
    if links is not None:
        for field in fields(links):
            getattr(publication, field.name).set(getattr(links, field.name))
