"""Invented people, what they hold and how to reach them."""

from datetime import date

import factory
from django.utils.text import slugify
from factory.django import DjangoModelFactory

from faitiere.domains.people.choices import Civility, ContactKind, ContactPurpose, LegalBasis, OfficeKind
from faitiere.domains.people.models import ContactPoint, Office, OfficeMention, Organization, Person, Position
from faitiere.domains.people.services.persons import search_words
from tests.factories.territories import AuthorityFactory


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    first_name = "Camille"
    last_name = factory.Sequence(lambda number: f"Inventée {number}")
    civility = Civility.MADAME
    slug = factory.LazyAttribute(lambda person: slugify(f"{person.first_name} {person.last_name}"))
    search_name = factory.LazyAttribute(lambda person: search_words(person.first_name, person.last_name))


class OfficeFactory(DjangoModelFactory):
    """An office without a mention: say who says so with `OfficeMentionFactory`."""

    class Meta:
        model = Office

    person = factory.SubFactory(PersonFactory)
    authority = factory.SubFactory(AuthorityFactory)
    kind = OfficeKind.HEAD
    title = "Maire"


class OfficeMentionFactory(DjangoModelFactory):
    class Meta:
        model = OfficeMention

    office = factory.SubFactory(OfficeFactory)
    seen_on = date(2023, 9, 1)
    source = "Registre inventé"


class OrganizationFactory(DjangoModelFactory):
    class Meta:
        model = Organization

    name = factory.Sequence(lambda number: f"Organisation {number}")
    slug = factory.LazyAttribute(lambda organization: slugify(organization.name))


class PositionFactory(DjangoModelFactory):
    class Meta:
        model = Position

    person = factory.SubFactory(PersonFactory)
    organization = factory.SubFactory(OrganizationFactory)
    title = "Chargée de mission"


class ContactPointFactory(DjangoModelFactory):
    class Meta:
        model = ContactPoint

    person = factory.SubFactory(PersonFactory)
    kind = ContactKind.EMAIL
    value = factory.Sequence(lambda number: f"contact-{number}@ville.example")
    purpose = ContactPurpose.MEMBERSHIP
    legal_basis = LegalBasis.CONTRACT
    collected_on = date(2023, 1, 10)
    source = "Bulletin d’adhésion"
