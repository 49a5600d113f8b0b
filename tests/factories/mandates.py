"""Bodies, seats, and who holds them."""

from datetime import date

import factory
from django.utils.text import slugify
from factory.django import DjangoModelFactory

from faitiere.domains.mandates.choices import BodyKind, Holding, SeatRole
from faitiere.domains.mandates.models import Body, Mandate, MandateMention, MissionLetter, ParityRule, Seat
from tests.factories.letters import LetterFactory
from tests.factories.people import PersonFactory
from tests.factories.territories import AuthorityFactory


class BodyFactory(DjangoModelFactory):
    class Meta:
        model = Body

    name = factory.Sequence(lambda number: f"Instance {number}")
    slug = factory.LazyAttribute(lambda body: slugify(body.name))
    kind = BodyKind.BUREAU


class ParityRuleFactory(DjangoModelFactory):
    class Meta:
        model = ParityRule

    body = factory.SubFactory(BodyFactory)
    nature = "required"
    since = date(2020, 1, 1)


class SeatFactory(DjangoModelFactory):
    class Meta:
        model = Seat

    body = factory.SubFactory(BodyFactory)
    role = SeatRole.PRESIDENT
    order = factory.Sequence(lambda number: number % 30_000)


class MandateFactory(DjangoModelFactory):
    """A named person's mandate without a mention: say who says so with `MandateMentionFactory`."""

    class Meta:
        model = Mandate

    class Params:
        vacant = factory.Trait(holding=Holding.VACANT, person=None, label="En attente de renouvellement")
        held_by_authority = factory.Trait(
            holding=Holding.AUTHORITY, person=None, authority=factory.SubFactory(AuthorityFactory)
        )

    seat = factory.SubFactory(SeatFactory)
    holding = Holding.PERSON
    person = factory.SubFactory(PersonFactory)
    holds_from = date(2023, 9, 1)


class MandateMentionFactory(DjangoModelFactory):
    class Meta:
        model = MandateMention

    mandate = factory.SubFactory(MandateFactory)
    seen_on = factory.SelfAttribute("mandate.holds_from")
    source = "Registre inventé"


class MissionLetterFactory(DjangoModelFactory):
    class Meta:
        model = MissionLetter

    mandate = factory.SubFactory(MandateFactory)
    letter = factory.SubFactory(LetterFactory)
