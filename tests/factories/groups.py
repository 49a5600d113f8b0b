"""Groups of invented countries."""

from datetime import date

import factory
from django.utils.text import slugify
from factory.django import DjangoModelFactory

from faitiere.domains.groups.choices import GroupKind, StepKind
from faitiere.domains.groups.models import Group, GroupMember, GroupStep
from faitiere.domains.mandates.choices import BodyKind
from tests.factories.mandates import BodyFactory
from tests.factories.territories import AuthorityFactory, ZoneFactory


class GroupFactory(DjangoModelFactory):
    class Meta:
        model = Group

    short_name = factory.Sequence(lambda number: f"Contrée {number}")
    slug = factory.LazyAttribute(lambda group: slugify(group.short_name))
    name = factory.LazyAttribute(lambda group: f"Groupe-pays {group.short_name}")
    kind = GroupKind.COUNTRY
    zone = factory.SubFactory(ZoneFactory)
    body = factory.SubFactory(BodyFactory, name=factory.SelfAttribute("..name"), kind=BodyKind.GROUP, term_years=3)


class GroupStepFactory(DjangoModelFactory):
    class Meta:
        model = GroupStep

    group = factory.SubFactory(GroupFactory)
    kind = StepKind.CREATED
    seen_on = date(2015, 3, 1)
    source = "Registre inventé"


class GroupMemberFactory(DjangoModelFactory):
    class Meta:
        model = GroupMember

    group = factory.SubFactory(GroupFactory)
    authority = factory.SubFactory(AuthorityFactory)
    starts_on = date(2021, 1, 1)
