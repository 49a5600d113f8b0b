from datetime import date

import pytest

from faitiere.domains.members.models import Membership
from faitiere.domains.members.services import memberships
from faitiere.domains.territories.models import Authority
from faitiere.kernel.audit.log import System
from faitiere.kernel.errors import BusinessError
from tests.factories.territories import AuthorityFactory
from tests.harness.racing import race


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_several_who_open_overlapping_memberships_at_once_one_wins():
    town = AuthorityFactory()

    def work(rank):
        try:
            starts_on = date(2020 + rank, 1, 1)
            memberships.open(
                Authority.objects.get(pk=town.pk), starts_on=starts_on, ends_on=date(2030, 1, 1), by=System("Essai")
            )
        except BusinessError as refusal:
            return type(refusal).__name__
        return "ouverte"

    outcomes = race(work, processes=4)

    assert sorted(outcomes) == ["AlreadyMember"] * 3 + ["ouverte"]
    assert Membership.objects.filter(authority=town).count() == 1
