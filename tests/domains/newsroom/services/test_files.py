import pytest

from faitiere.domains.library.models import LibraryDocument
from faitiere.domains.newsroom.choices import Readability
from faitiere.domains.newsroom.models import PublicationFile
from faitiere.domains.newsroom.services import files
from faitiere.kernel.audit.log import System
from tests.factories.newsroom import PublicationFactory

pytestmark = pytest.mark.django_db
TEAM = System()


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("programme.exe", b"MZ", files.KindOfFileRefused),
        ("page.html", b"<html>", files.KindOfFileRefused),
        ("sans-extension", b"%PDF-1.7", files.KindOfFileRefused),
        ("dossier.pdf", b"<html><script>", files.FileNotWhatItSays),
        ("dossier.docx", b"%PDF-1.7", files.FileNotWhatItSays),
    ],
)
def test_a_file_is_what_its_name_says(name, content, refusal):
    with pytest.raises(refusal):
        files.add(PublicationFactory(), content, name=name, by=TEAM)
    assert not LibraryDocument.objects.exists()


def test_a_file_too_heavy_is_refused(monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 4)
    with pytest.raises(files.FileTooHeavy):
        files.add(PublicationFactory(), b"%PDF-1.7", name="dossier.pdf", by=TEAM)


def test_a_file_that_not_everybody_can_read_says_what_to_do():
    file = files.add(PublicationFactory(), b"%PDF-1.7", name="dossier.pdf", by=TEAM)
    with pytest.raises(files.ReadabilityNotExplained):
        files.describe(file, files.FileDraft(readability=Readability.NONE), by=TEAM)
    described = files.FileDraft("Synthèse", readability=Readability.NONE, readability_note="Version Word sur demande")
    files.describe(file, described, by=TEAM)
    file.refresh_from_db()
    assert (str(file), file.readability_note, file.extension) == ("Synthèse", "Version Word sur demande", "PDF")


def test_a_removed_file_leaves_the_library_as_well():
    file = files.add(PublicationFactory(), b"%PDF-1.7", name="dossier.pdf", by=TEAM)
    files.remove(file, by=TEAM)
    assert (PublicationFile.objects.count(), LibraryDocument.objects.count()) == (0, 0)
