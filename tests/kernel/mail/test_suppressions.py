from datetime import UTC, datetime

import pytest

from faitiere.kernel.audit.log import System
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.mail import suppressions
from faitiere.kernel.mail.addresses import hashed, normalised
from faitiere.kernel.mail.models import Suppression, SuppressionReason

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
AMINA = System("Amina")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Jean.Dupont@Valmont.Example. ", "jean.dupont@valmont.example"),
        ("maire@mairie-évry.example", "maire@xn--mairie-vry-h7a.example"),
        ("odd@\udcff.example", "odd@\udcff.example"),
        ("nobody", "nobody"),
        ("jean+lettre@valmont.example", "jean+lettre@valmont.example"),
    ],
)
def test_an_address_has_one_spelling(written, kept):
    assert normalised(written) == kept
    assert normalised(kept) == kept


def test_the_fingerprint_is_that_of_the_spelling_and_depends_on_the_key(settings):
    known = hashed("Jean@Valmont.Example")
    assert known == hashed("jean@valmont.example ")
    assert "jean" not in known
    settings.ADDRESS_KEY = "another"
    assert hashed("jean@valmont.example") != known


@pytest.mark.django_db
def test_a_batch_asks_once_who_is_left_alone_in_a_stream(django_assert_num_queries):
    suppressions.add("dead@x.example", reason=SuppressionReason.HARD, now=NOW)
    suppressions.add("quiet@x.example", scope="newsletter:lettre", reason=SuppressionReason.UNSUBSCRIBED, now=NOW)
    suppressions.add("other@x.example", scope="newsletter:japon", reason=SuppressionReason.UNSUBSCRIBED, now=NOW)

    asked = ["Dead@X.example", "quiet@x.example", "other@x.example", "free@x.example"]
    with django_assert_num_queries(1):
        held = suppressions.held(asked, stream="newsletter:lettre")

    assert held == {"dead@x.example", "quiet@x.example"}


@pytest.mark.django_db
def test_the_first_reason_stays_until_somebody_lifts_it_and_says_why():
    suppressions.add("dead@x.example", reason=SuppressionReason.HARD, now=NOW)
    suppressions.add("DEAD@x.example", reason=SuppressionReason.COMPLAINT, now=NOW)
    assert Suppression.objects.get().reason == SuppressionReason.HARD

    assert suppressions.lift("dead@x.example", reason="boîte rouverte, appelée ce jour", now=NOW, by=AMINA)
    assert suppressions.held(["dead@x.example"], stream="x") == set()
    assert AuditEntry.objects.get().changes == {"reason": ["hard", "boîte rouverte, appelée ce jour"]}
    assert not suppressions.lift("dead@x.example", reason="encore", now=NOW, by=AMINA)
