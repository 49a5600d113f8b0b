"""Templates and letters as they left."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from faitiere.domains.letters.models import Letter, LetterTemplate, TemplateBlock


class LetterTemplateFactory(DjangoModelFactory):
    class Meta:
        model = LetterTemplate

    name = factory.Sequence(lambda number: f"Modèle {number}")


class TemplateBlockFactory(DjangoModelFactory):
    class Meta:
        model = TemplateBlock

    template = factory.SubFactory(LetterTemplateFactory)
    order = factory.Sequence(lambda number: number)
    title = "Un paragraphe"
    text = "Nous vous confions la présidence."


class LetterFactory(DjangoModelFactory):
    class Meta:
        model = Letter

    year = 2024
    sequence = factory.Sequence(lambda number: number + 1)
    subject = "Lettre de mission"
    recipient = "Monsieur Bernard Morel"
    issued_on = date(2024, 1, 19)
    issued_at = datetime(2024, 1, 19, 8, tzinfo=UTC)
    issued_by = "Amina Benali"
    content = factory.LazyFunction(dict)
    pdf = factory.django.FileField(filename="2024-001.pdf", data=b"%PDF-1.7")
    pdf_sha256 = "0" * 64
