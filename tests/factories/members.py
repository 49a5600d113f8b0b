"""Memberships."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from faitiere.domains.members.choices import MembershipState
from faitiere.domains.members.models import Membership
from tests.factories.territories import AuthorityFactory


class MembershipFactory(DjangoModelFactory):
    """A membership that holds; `lapsed=True` makes one that ended at the end of 2022."""

    class Meta:
        model = Membership

    class Params:
        lapsed = factory.Trait(state=MembershipState.LAPSED, ends_on=date(2023, 1, 1))

    authority = factory.SubFactory(AuthorityFactory)
    state = MembershipState.ACTIVE
    starts_on = date(2020, 9, 1)
    act_number = factory.Sequence(lambda number: f"2020-{number:03d}")
    act_on = date(2020, 7, 15)
