"""The keyboard entrance of mission letters."""

from io import StringIO
from pathlib import Path

import page
import pytest
from django.core.management import CommandError, call_command

from faitiere.domains.letters.models import Letter
from faitiere.domains.mandates.choices import BodyKind
from tests.factories.groups import GroupFactory
from tests.factories.mandates import BodyFactory, MandateFactory, MandateMentionFactory, SeatFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def signatory(db):
    seat = SeatFactory(body=BodyFactory(kind=BodyKind.BUREAU))
    MandateMentionFactory(mandate=MandateFactory(seat=seat, person=PersonFactory(last_name="Signataire")))


def told(*options: object) -> str:
    out = StringIO()
    call_command("issue_mission_letters", *map(str, options), stdout=out, stderr=out)
    return out.getvalue()


def test_it_writes_one_accessible_file_each_and_lists_the_groups_left_out(
    presidency, signatory, tmp_path: Path
) -> None:
    GroupFactory(short_name="Amont")
    said = told("--on", "2024-01-19", "--out", tmp_path / "lettres")
    assert [path.name for path in (tmp_path / "lettres").iterdir()] == ["valdorie-morel.pdf"]
    assert page.is_pdf_compliant(str(tmp_path / "lettres" / "valdorie-morel.pdf"), profile="ua1")
    assert f"Lettres écrites dans {tmp_path / 'lettres'} : 1. Refusées : 0." in said
    assert "Groupe-pays Amont : aucune présidence connue à cette date" in said


def test_running_it_twice_numbers_no_new_letter_and_writes_the_same_file(presidency, signatory, tmp_path) -> None:
    told("--on", "2024-01-19", "--out", tmp_path)
    first = (tmp_path / "valdorie-morel.pdf").read_bytes()
    assert "déjà émise" in told("--on", "2024-01-19", "--out", tmp_path)
    assert (tmp_path / "valdorie-morel.pdf").read_bytes() == first
    assert Letter.objects.count() == 1


def test_a_letter_that_still_holds_is_named_and_not_written_again(presidency, signatory, tmp_path) -> None:
    told("--on", "2024-01-19", "--out", tmp_path / "janvier")
    said = told("--on", "2024-06-01", "--out", tmp_path / "juin")
    assert "lettre du 19/01/2024" in said
    assert list((tmp_path / "juin").iterdir()) == []


def test_a_dry_run_writes_nothing(presidency, signatory, tmp_path) -> None:
    said = told("--on", "2024-01-19", "--dry-run")
    assert "valdorie-morel.pdf" in said
    assert "À émettre : 1" in said
    assert not Letter.objects.exists()


def test_word_files_and_one_file_to_print_come_on_demand(presidency, signatory, tmp_path) -> None:
    told("--on", "2024-01-19", "--out", tmp_path, "--word", "--print-file", tmp_path / "tout.pdf")
    assert {path.name for path in tmp_path.iterdir()} == {"valdorie-morel.pdf", "valdorie-morel.docx", "tout.pdf"}
    assert page.is_pdf_compliant(str(tmp_path / "tout.pdf"), profile="ua1")


def test_changed_data_are_reissued_only_with_a_reason(presidency, signatory, tmp_path) -> None:
    told("--on", "2024-01-19", "--out", tmp_path)
    presidency.person.offices.update(title="Maire honoraire")
    assert "ses données ont changé" in told("--on", "2024-01-19", "--out", tmp_path)
    assert "2024-001 v2" in told("--on", "2024-01-19", "--out", tmp_path, "--reissue", "Nouveau titre")


def test_it_asks_where_to_write() -> None:
    with pytest.raises(CommandError, match="--out"):
        told("--on", "2024-01-19")
