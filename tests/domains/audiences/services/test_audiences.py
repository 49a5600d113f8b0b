from datetime import UTC, datetime

import pytest

from faitiere.domains.audiences import queries
from faitiere.domains.audiences.models import Audience
from faitiere.domains.audiences.services import audiences
from faitiere.kernel.audit.models import AuditEntry
from tests.domains.audiences.conftest import line

NOW = datetime(2024, 1, 19, 9, tzinfo=UTC)
MEMBERS = [line("members.people", who=["heads"])]


def verbs(audience):
    entries = AuditEntry.objects.filter(target_type__model="audience", target_id=str(audience.pk)).order_by("pk")
    return [entry.verb for entry in entries]


@pytest.fixture
def mayors(amina):
    return audiences.create("Maires  adhérents", MEMBERS, description=" Vœux ", by=amina, now=NOW)


def test_an_audience_is_saved_with_its_cleaned_query(mayors):
    assert (mayors.name, mayors.description, verbs(mayors)) == ("Maires adhérents", "Vœux", ["public créé"])
    assert queries.lines_of(Audience.objects.get()) == [line("members.people", "or", who=["heads"])]


def test_an_audience_has_a_name_of_its_own(amina, mayors):
    with pytest.raises(audiences.NameMissing):
        audiences.create(" ", MEMBERS, by=amina, now=NOW)
    with pytest.raises(audiences.NameTaken, match="maires adhérents"):
        audiences.create("maires adhérents", MEMBERS, by=amina, now=NOW)
    assert audiences.rename(mayors, "Maires adhérents", description="Appels", by=amina, now=NOW).description == "Appels"


def test_whom_it_means_changes_and_the_log_keeps_what_it_was(amina, mayors):
    before = mayors.tree
    saved = audiences.save(mayors, [line("people.officials", ranks=["head"])], by=amina, now=NOW)
    entry = AuditEntry.objects.filter(verb="critères du public modifiés").get()
    assert entry.changes["tree"] == [before, saved.tree]


def test_nothing_is_saved_of_what_is_refused(amina, mayors):
    with pytest.raises(queries.QueryEmpty):
        audiences.save(mayors, [], by=amina, now=NOW)
    with pytest.raises(queries.CriterionIncomplete):
        audiences.create("Sans groupe", [line("groups.people")], by=amina, now=NOW)
    assert list(Audience.objects.all()) == [mayors]
    assert queries.lines_of(Audience.objects.get()) == queries.lines_of(mayors)


def test_no_audience_is_made_of_itself_however_far(amina, mayors):
    wider = audiences.create("Plus large", [line("audiences.saved", audience=mayors.pk)], by=amina, now=NOW)
    with pytest.raises(audiences.AudienceInCircle, match="Maires"):
        audiences.save(mayors, [line("audiences.saved", audience=wider.pk)], by=amina, now=NOW)
    with pytest.raises(audiences.AudienceInCircle):
        audiences.save(mayors, [line("audiences.saved", audience=mayors.pk)], by=amina, now=NOW)


def test_what_others_are_made_of_is_not_put_away(amina, mayors):
    wider = audiences.create("Plus large", [line("audiences.saved", audience=mayors.pk)], by=amina, now=NOW)
    assert queries.used_by(mayors) == [wider]
    with pytest.raises(audiences.AudienceReused, match="Plus large"):
        audiences.archive(mayors, by=amina, now=NOW)

    audiences.archive(wider, by=amina, now=NOW)
    audiences.archive(mayors, by=amina, now=NOW)

    assert list(Audience.objects.in_use()) == []
    audiences.restore(mayors, by=amina, now=NOW)
    assert verbs(mayors) == ["public créé", "public archivé", "public remis en service"]


def test_its_log_says_what_it_served_for(amina, mayors):
    audiences.note_use(mayors, "Invitation à l’assemblée", 12, by=amina, now=NOW)
    entry = AuditEntry.objects.get(verb="public employé")
    assert entry.changes == {"pour": [None, "Invitation à l’assemblée"], "personnes": [None, 12]}
