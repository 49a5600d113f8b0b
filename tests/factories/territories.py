"""Invented places of invented countries."""

import factory
from factory.django import DjangoModelFactory

from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Authority, Country, Zone


class ZoneFactory(DjangoModelFactory):
    class Meta:
        model = Zone
        django_get_or_create = ("slug",)

    slug = "terres-inventees"
    name = factory.LazyAttribute(lambda zone: zone.slug.replace("-", " ").capitalize())


class CountryFactory(DjangoModelFactory):
    """`XA` to `XZ` belong to nobody in ISO 3166: an invented country is Valdorie."""

    class Meta:
        model = Country
        django_get_or_create = ("code",)

    code = "XV"
    code3 = factory.LazyAttribute(lambda country: f"{country.code}X")
    name = "Valdorie"
    locative = "en Valdorie"
    genitive = "de la Valdorie"
    adjective = "valdorien"
    zone = factory.SubFactory(ZoneFactory)


class FranceFactory(CountryFactory):
    code, code3, name = "FR", "FRA", "France"
    locative, genitive, adjective = "en France", "de la France", "français"
    zone = None


class AuthorityFactory(DjangoModelFactory):
    """A French commune whose code, 00xxx, the national register never gives."""

    class Meta:
        model = Authority

    kind = AuthorityKind.COMMUNE
    country = factory.SubFactory(FranceFactory)
    name = factory.Sequence(lambda number: f"Bourg-l’Inventé {number}")
    insee_code = factory.Sequence(lambda number: f"00{number % 1000:03d}")


class ForeignAuthorityFactory(AuthorityFactory):
    kind = AuthorityKind.FOREIGN_MUNICIPALITY
    country = factory.SubFactory(CountryFactory)
    insee_code = ""
