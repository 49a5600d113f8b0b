"""Imports as such, on a small table: shown, applied once, undone, or refused."""

from datetime import UTC, datetime

import pytest

from faitiere.domains.thesaurus.models import Topic
from faitiere.kernel.audit.log import System
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.imports import batches
from faitiere.kernel.imports.changes import ChangeSet, Insertion, Revision, Revisions, Summary
from faitiere.kernel.imports.models import ImportBatch, ImportState

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
US = {"by": System(), "now": NOW}
FIELDS = ("id", "slug", "name", "parent_id")


def change(*new: tuple, revised: tuple = (), counts: dict | None = None) -> ChangeSet:
    summary = {"counts": counts or {"new": len(new), "changed": len(revised)}, "samples": {}}
    return ChangeSet([Insertion(Topic, FIELDS, new)], [Revisions(Topic, revised)], summary)


def applied(changes: ChangeSet) -> ImportBatch:
    return batches.apply(batches.prepare("essai", "un fichier", changes, **US), changes, **US)


def table() -> list[tuple]:
    return list(Topic.objects.order_by("pk").values_list(*FIELDS))


def renaming(topic: Topic, name: str) -> Revision:
    return Revision(topic.pk, ("name",), (topic.name,), (name,))


def test_preparing_writes_nothing_but_what_would_be_done():
    batch = batches.prepare("essai", "un fichier", change((901, "eau", "Eau", None)), **US)
    assert (batch.state, batch.summary["counts"], table()) == (ImportState.PREPARED, {"new": 1, "changed": 0}, [])
    assert (batch.prepared_by, batch.prepared_at) == ("Système", NOW)


def test_an_import_is_applied_logged_and_undone():
    old = Topic.objects.create(slug="climat", name="Climat")
    before = table()
    batch = applied(
        change((901, "eau", "Eau", old.pk), (902, "mer", "Mer", 901), revised=(renaming(old, "Le climat"),))
    )
    assert table() == [(old.pk, "climat", "Le climat", None), (901, "eau", "Eau", old.pk), (902, "mer", "Mer", 901)]

    assert batches.undo(batch, **US) == {Topic: {old.pk}}
    assert table() == before
    assert list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True)) == [
        "import appliqué",
        "import annulé",
    ]


def test_it_is_applied_once():
    changes = change((901, "eau", "Eau", None))
    batch = applied(changes)
    with pytest.raises(batches.ImportNotPrepared, match="appliqué"):
        batches.apply(batch, changes, **US)


def test_nothing_to_write_is_refused_and_can_be_set_aside():
    batch = batches.prepare("essai", "un fichier", change(), **US)
    with pytest.raises(batches.NothingToImport):
        batches.apply(batch, change(), **US)
    assert batches.set_aside(batch, **US).state == ImportState.REFUSED
    with pytest.raises(batches.ImportNotPrepared, match="écarté"):
        batches.set_aside(batch, **US)


def test_what_was_not_shown_is_not_applied():
    batch = batches.prepare("essai", "un fichier", change((901, "eau", "Eau", None)), **US)
    with pytest.raises(batches.ImportOutdated):
        batches.apply(batch, change((901, "eau", "Eau", None), (902, "mer", "Mer", None)), **US)
    assert table() == []


def test_only_what_is_applied_is_undone():
    batch = batches.prepare("essai", "un fichier", change((901, "eau", "Eau", None)), **US)
    with pytest.raises(batches.ImportNotApplied, match="préparé"):
        batches.undo(batch, **US)


def test_a_row_that_somebody_changed_stands_in_the_way_by_name():
    old = Topic.objects.create(slug="climat", name="Climat")
    batch = applied(change((901, "eau", "Eau", None), revised=(renaming(old, "Le climat"),)))
    Topic.objects.filter(pk=old.pk).update(name="Climat et énergie")
    with pytest.raises(batches.RowChangedSince, match="Climat et énergie"):
        batches.undo(batch, **US)
    Topic.objects.filter(pk=old.pk).update(name="Le climat")
    Topic.objects.filter(pk=901).update(slug="l-eau")
    with pytest.raises(batches.RowChangedSince, match="Eau"):
        batches.undo(batch, **US)
    Topic.objects.filter(pk=901).delete()
    with pytest.raises(batches.RowChangedSince, match="thème 901"):
        batches.undo(batch, **US)


def test_what_refers_to_a_new_row_stands_in_the_way_by_name():
    batch = applied(change((901, "eau", "Eau", None)))
    child = Topic.objects.create(slug="fleuves", name="Fleuves", parent_id=901)
    with pytest.raises(batches.RowReferenced, match=r"Eau.*thème.*Fleuves"):
        batches.undo(batch, **US)
    child.delete()
    batches.undo(batch, **US)
    assert table() == []


def test_columns_that_the_import_did_not_touch_keep_what_was_done_to_them_since():
    old = Topic.objects.create(slug="climat", name="Climat")
    batch = applied(change(revised=(renaming(old, "Le climat"),)))
    Topic.objects.filter(pk=old.pk).update(slug="le-climat")
    batches.undo(batch, **US)
    assert table() == [(old.pk, "le-climat", "Climat", None)]


def test_imports_of_a_kind_are_undone_last_first():
    first, second = applied(change((901, "eau", "Eau", None))), applied(change((902, "mer", "Mer", None)))
    with pytest.raises(batches.LaterImport, match=str(second.pk)):
        batches.undo(first, **US)
    batches.undo(second, **US)
    batches.undo(first, **US)
    assert table() == []


def test_a_summary_counts_everything_and_keeps_some_samples():
    summary = Summary()
    for number in range(300):
        summary.add("new", f"n° {number}")
    summary.add("confirmed", count=5)
    said = summary.as_json()
    assert said["counts"] == {"new": 300, "confirmed": 5}
    assert (len(said["samples"]["new"]), said["samples"]["confirmed"]) == (200, [])
