from datetime import UTC, datetime

import pytest

from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.newsroom.choices import PublicationKind, PublicationState
from faitiere.domains.newsroom.services import files, publications
from faitiere.domains.newsroom.services.publications import PublicationDraft, PublicationLinks
from faitiere.kernel.audit.log import System
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.library import library_image
from tests.factories.newsroom import PublicationFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
LATER = datetime(2024, 3, 1, 8, tzinfo=UTC)
TEAM = System()


def draft(title="Répertoire de la Valdorie", **fields):
    return PublicationDraft(title, PublicationKind.DIRECTORY, **fields)


def test_an_address_is_chosen_once_and_never_changes():
    first = publications.create(draft(year=2023), by=TEAM, now=NOW)
    second = publications.create(draft(year=2023), by=TEAM, now=NOW)
    assert (first.slug, second.slug) == ("repertoire-de-la-valdorie-2023", "repertoire-de-la-valdorie-2023-2")

    renamed = publications.update(first, draft("Partenariats avec la Valdorie"), by=TEAM, now=LATER)
    assert (renamed.title, renamed.slug) == ("Partenariats avec la Valdorie", first.slug)
    assert "partenariats" in renamed.words


def test_files_open_and_close_with_their_publication(valdorie):
    kept = publications.create(
        draft(access=AccessLevel.MEMBERS), links=PublicationLinks(groups=[valdorie]), by=TEAM, now=NOW
    )
    file = files.add(kept, b"%PDF-1.7", name="repertoire.pdf", by=TEAM)

    def who() -> str:
        file.document.refresh_from_db()
        return file.document.access

    assert who() == AccessLevel.STAFF
    publications.turn(kept, PublicationState.ANNOUNCED, by=TEAM, now=NOW)
    assert who() == AccessLevel.STAFF
    publications.turn(kept, PublicationState.PUBLISHED, by=TEAM, now=NOW)
    assert who() == AccessLevel.MEMBERS
    publications.update(kept, draft(access=AccessLevel.PUBLIC), by=TEAM, now=LATER)
    assert (who(), list(kept.groups.all())) == (AccessLevel.PUBLIC, [valdorie])
    publications.turn(kept, PublicationState.WITHDRAWN, by=TEAM, now=LATER)
    assert who() == AccessLevel.STAFF


def test_the_day_readers_first_got_it_is_kept():
    kept = publications.create(draft(), by=TEAM, now=NOW)
    publications.turn(kept, PublicationState.PUBLISHED, by=TEAM, now=NOW)
    publications.turn(kept, PublicationState.UPDATING, by=TEAM, now=LATER)
    again = publications.turn(kept, PublicationState.PUBLISHED, by=TEAM, now=LATER)
    assert again.published_at == NOW
    said = AuditEntry.objects.filter(target_id=kept.pk, target_type__model="publication").order_by("pk")
    assert [entry.verb for entry in said] == [
        "publication créée",
        "publication : parue",
        "publication : en cours de mise à jour",
        "publication : parue",
    ]


def test_editions_follow_one_another_and_never_come_back():
    first, second, third = (PublicationFactory(title=f"Guide, édition {number}") for number in (1, 2, 3))
    publications.update(second, draft(replaces=first), by=TEAM, now=NOW)
    publications.update(third, draft(replaces=second), by=TEAM, now=NOW)
    with pytest.raises(publications.AlreadyReplaced):
        publications.create(draft(replaces=first), by=TEAM, now=NOW)
    with pytest.raises(publications.ReplacesItself):
        publications.update(first, draft(replaces=third), by=TEAM, now=NOW)


def test_a_cover_is_described_before_anybody_sees_it():
    cover = library_image()
    kept = publications.create(draft(cover=cover), by=TEAM, now=NOW)
    with pytest.raises(publications.CoverNeedsWords):
        publications.turn(kept, PublicationState.ANNOUNCED, by=TEAM, now=NOW)
    publications.update(kept, draft(cover=cover, cover_alt="Un pont"), by=TEAM, now=NOW)
    assert publications.turn(kept, PublicationState.PUBLISHED, by=TEAM, now=NOW).alt == "Un pont"


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [(draft(" "), publications.TitleMissing), (draft(year=23), publications.YearNotPlausible)],
    ids=["title", "year"],
)
def test_what_makes_no_sense_is_refused(wrong, refusal):
    with pytest.raises(refusal):
        publications.create(wrong, by=TEAM, now=NOW)
