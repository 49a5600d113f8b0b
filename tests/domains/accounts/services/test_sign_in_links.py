"""Links that sign in once."""

from datetime import UTC, datetime, timedelta

import pytest

from faitiere.domains.accounts.services import sign_in_links
from faitiere.kernel import signing

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 20, tzinfo=UTC)


def test_a_link_signs_its_holder_in_for_a_quarter_of_an_hour(bernard):
    token = sign_in_links.make(bernard, now=NOW)

    assert sign_in_links.read(token, now=NOW + timedelta(minutes=15)) == bernard
    with pytest.raises(signing.LinkExpired):
        sign_in_links.read(token, now=NOW + timedelta(minutes=15, seconds=1))


def test_a_link_dies_with_the_next_sign_in_by_whatever_means(bernard):
    token = sign_in_links.make(bernard, now=NOW)
    bernard.last_login = NOW
    bernard.save()

    with pytest.raises(sign_in_links.LinkUsed):
        sign_in_links.read(token, now=NOW)


def test_a_closed_login_has_no_link_any_more(bernard):
    token = sign_in_links.make(bernard, now=NOW)
    bernard.is_active = False
    bernard.save()

    with pytest.raises(sign_in_links.LinkUsed):
        sign_in_links.read(token, now=NOW)


def test_a_link_made_for_something_else_signs_nobody_in(bernard):
    other = signing.make("demo.entrance", [bernard.pk, ""], now=NOW, lifetime=timedelta(hours=1))

    with pytest.raises(signing.LinkInvalid):
        sign_in_links.read(other, now=NOW)
