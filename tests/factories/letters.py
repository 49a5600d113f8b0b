"""Templates and letters as they left."""

from datetime import UTC, date, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from faitiere.domains.letters.choices import VARIABLES, TemplateKind
from faitiere.domains.letters.models import Letter, LetterTemplate, TemplateBlock
from faitiere.domains.letters.services.letters import LetterOrder


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

    template = factory.SubFactory(LetterTemplateFactory)
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
    docx = factory.django.FileField(filename="2024-001.docx", data=b"PK")
    docx_sha256 = "0" * 64


DAY = date(2024, 1, 19)
EXAMPLES = {variable.name: variable.example for variable in VARIABLES[TemplateKind.MISSION] if not variable.is_typed}


def order(template: LetterTemplate, **changes: Any) -> LetterOrder:
    """Return an order whose values are the examples that staff see beside each variable."""
    values = EXAMPLES | changes.pop("values", {})
    facts = {"variant": "pays", "is_feminine": False, "recipient": "Bernard Lefèvre", "on": date(2024, 1, 19)}
    return LetterOrder(template=template, values=values, **facts | changes)


def content(*, number: str = "2024-001", logo: dict[str, str] | None = None) -> dict[str, Any]:
    """Return what a letter froze, without any database."""
    return {
        "number": number,
        "place_and_date": "Rivecourt, le 19 janvier 2024",
        "sender": {
            "name": "Réseau des rives",
            "tagline": "Agir ensemble",
            "accent": "#1d3f58",
            "logo": logo,
            "lines": ["9, rue du Port"],
        },
        "page": {
            "header": "Le Président",
            "addressee": ["Monsieur Bernard Lefèvre"],
            "subject": "Lettre de mission",
            "salutation": "Monsieur le Maire,",
            "body": [
                {"kind": "paragraph", "text": "Vos missions\u00a0:"},
                {"kind": "duties", "items": ["animer\u202f;", "représenter."]},
            ],
            "closing": "Recevez mes salutations.",
            "signature": ["Jeanne Morel", "Maire de Rivecourt"],
        },
    }
