"""What the room remembers."""

from faitiere.domains.letters.models.batch import LetterBatch, LetterBatchItem
from faitiere.domains.letters.models.letter import Letter, LetterYear
from faitiere.domains.letters.models.template import LetterTemplate, TemplateBlock

__all__ = ["Letter", "LetterBatch", "LetterBatchItem", "LetterTemplate", "LetterYear", "TemplateBlock"]
