"""An invented letter, an issue of it, its sections and items."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from faitiere.domains.newsletters.choices import SectionKind, SubscriptionState
from faitiere.domains.newsletters.models import (
    Issue,
    IssueItem,
    IssueSection,
    Newsletter,
    SectionTemplate,
    Subscription,
    TemplateSection,
)
from faitiere.domains.people.choices import LegalBasis


class SectionTemplateFactory(DjangoModelFactory):
    class Meta:
        model = SectionTemplate

    slug = factory.Sequence(lambda number: f"sommaire-{number}")
    name = factory.Sequence(lambda number: f"Sommaire {number}")


class TemplateSectionFactory(DjangoModelFactory):
    class Meta:
        model = TemplateSection

    template = factory.SubFactory(SectionTemplateFactory)
    slug = factory.Sequence(lambda number: f"rubrique-{number}")
    title = factory.Sequence(lambda number: f"Rubrique {number}")
    order = factory.Sequence(lambda number: number)


class NewsletterFactory(DjangoModelFactory):
    class Meta:
        model = Newsletter

    slug = factory.Sequence(lambda number: f"lettre-{number}")
    name = factory.Sequence(lambda number: f"La lettre des deux rives {number}")
    sender_name = "Réseau inventé"
    sender_email = "lettre@reseau.example"
    list_id = "lettre.reseau.example"
    template = factory.SubFactory(SectionTemplateFactory)


class IssueFactory(DjangoModelFactory):
    class Meta:
        model = Issue

    newsletter = factory.SubFactory(NewsletterFactory)
    template = factory.SelfAttribute("newsletter.template")
    number = factory.Sequence(lambda number: number + 1)
    slug = factory.LazyAttribute(lambda issue: f"numero-{issue.number}")
    title = "Janvier 2024"
    subject = "La lettre de janvier"
    dated_on = date(2024, 1, 19)
    prepared_at = datetime(2024, 1, 19, 8, tzinfo=UTC)


class IssueSectionFactory(DjangoModelFactory):
    class Meta:
        model = IssueSection

    issue = factory.SubFactory(IssueFactory)
    slug = factory.Sequence(lambda number: f"rubrique-{number}")
    title = "Informations"
    kind = SectionKind.ITEMS
    order = factory.Sequence(lambda number: number)


class IssueItemFactory(DjangoModelFactory):
    class Meta:
        model = IssueItem

    section = factory.SubFactory(IssueSectionFactory)
    issue = factory.SelfAttribute("section.issue")
    order = factory.Sequence(lambda number: number)
    title = factory.Sequence(lambda number: f"Une nouvelle {number}")


class SubscriptionFactory(DjangoModelFactory):
    class Meta:
        model = Subscription

    newsletter = factory.SubFactory(NewsletterFactory)
    address = factory.Sequence(lambda number: f"lectrice-{number}@courriel.example")
    state = SubscriptionState.ACTIVE
    basis = LegalBasis.CONSENT
    wording = "Je demande à recevoir la lettre."
    wording_version = "2024-01"
    source = "formulaire public"
    asked_at = datetime(2024, 1, 10, 8, tzinfo=UTC)
    confirmed_at = datetime(2024, 1, 10, 9, tzinfo=UTC)
