import pytest

from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.library.services import documents
from faitiere.kernel.audit.log import System
from faitiere.kernel.audit.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_a_kept_file_is_for_staff_only_unless_said_otherwise_and_the_log_says_who_kept_it():
    kept = documents.keep(b"%PDF-1.7", name="lettre.pdf", title="Exemplaire signé", by=System("Amina"))

    assert (kept.title, kept.access, kept.file_size) == ("Exemplaire signé", AccessLevel.STAFF, 8)
    assert kept.file.read() == b"%PDF-1.7"
    entry = AuditEntry.objects.get()
    assert (entry.actor_name, entry.verb, entry.target) == ("Amina", "document déposé", kept)
