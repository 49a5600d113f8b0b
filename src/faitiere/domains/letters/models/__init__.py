"""What the room remembers."""

from faitiere.domains.letters.models.letter import Letter
from faitiere.domains.letters.models.template import LetterTemplate, TemplateBlock

__all__ = ["Letter", "LetterTemplate", "TemplateBlock"]
