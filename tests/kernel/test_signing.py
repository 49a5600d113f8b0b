from datetime import UTC, datetime, timedelta

import pytest

from faitiere.kernel import signing

NOON = datetime(2024, 1, 19, 12, tzinfo=UTC)


def test_a_link_reads_back_until_its_date():
    token = signing.make("unsubscribe", {"address": "chloe@valmont.example"}, now=NOON, lifetime=timedelta(days=2))

    assert signing.read("unsubscribe", token, now=NOON + timedelta(days=2)) == {"address": "chloe@valmont.example"}
    with pytest.raises(signing.LinkExpired):
        signing.read("unsubscribe", token, now=NOON + timedelta(days=2, seconds=1))


def test_a_link_made_for_one_purpose_opens_nothing_else():
    token = signing.make("unsubscribe", 7, now=NOON, lifetime=timedelta(days=2))

    with pytest.raises(signing.LinkInvalid):
        signing.read("sign-in", token, now=NOON)


@pytest.mark.parametrize("cut", ["", "x", "a:b:c", "é"])
def test_a_damaged_link_is_refused_in_words(cut):
    with pytest.raises(signing.LinkInvalid, match="pas valable"):
        signing.read("sign-in", cut, now=NOON)
