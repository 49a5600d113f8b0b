"""Authorities by what they are and where they stand."""

from collections.abc import Collection
from typing import ClassVar

from django.db.models import Q, QuerySet

from faitiere.domains.audiences.queries.criteria.belonging import WHO, OfAuthorities
from faitiere.domains.audiences.queries.criterion import Ask, register
from faitiere.domains.audiences.queries.parameters import Choice, Number, Parameter, Row
from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Authority, Country


@register
class OfKindSizePlace(OfAuthorities):
    """People of authorities of a kind, of a size, of a place."""

    key = "territories.people"
    family = "Collectivités"
    label = "Collectivités selon leur nature, leur taille, leur territoire"
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Choice("kinds", "Nature", options=AuthorityKind),
        Number("at_least", "Habitants, au moins"),
        Number("at_most", "Habitants, au plus"),
        Row("region", "Région", model=Authority, only=Q(kind=AuthorityKind.REGION, ends_on=None), is_short=True),
        Row(
            "departement",
            "Département",
            model=Authority,
            only=Q(kind=AuthorityKind.DEPARTEMENT, ends_on=None),
            is_short=True,
        ),
        Row("country", "Pays", model=Country, is_short=True),
        WHO,
    )
    needs_one_of = ("kinds", "at_least", "at_most", "region", "departement", "country")

    def authorities(self, ask: Ask) -> QuerySet[Authority]:
        """Return the authorities of the day that are so; a région or a département is of its own territory."""
        asked = Q()
        if "kinds" in ask.values:
            asked &= Q(kind__in=ask.values["kinds"])
        if "at_least" in ask.values:
            asked &= Q(population__gte=ask.values["at_least"])
        if "at_most" in ask.values:
            asked &= Q(population__lte=ask.values["at_most"])
        for place in ("region", "departement"):
            if place in ask.values:
                asked &= Q(**{place: ask.values[place]}) | Q(pk=ask.values[place])
        if "country" in ask.values:
            asked &= Q(country=ask.values["country"])
        return Authority.objects.current(ask.on).filter(asked)

    def because(self, authorities: Collection[int], ask: Ask) -> dict[int, str]:
        """Return the size, when it was asked for."""
        if not ask.values.keys() & {"at_least", "at_most"}:
            return {}
        sizes = Authority.objects.filter(pk__in=authorities).values_list("pk", "population")
        return {pk: f"{size:,} habitants".replace(",", "\u202f") for pk, size in sizes if size is not None}


@register
class OfOneAuthority(OfAuthorities):
    """People of one authority."""

    key = "territories.authority"
    family = "Collectivités"
    label = "Une collectivité"
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Row("authority", "Collectivité", is_required=True, model=Authority),
        WHO,
    )

    def authorities(self, ask: Ask) -> QuerySet[Authority]:
        """Return it."""
        return Authority.objects.filter(pk=ask.values["authority"])
