"""What letters look like: on paper, in Word, and in the staff's own Word templates."""

from faitiere.domains.letters.documents.paper import as_pdf, page, typst_data
from faitiere.domains.letters.documents.word import as_docx
from faitiere.domains.letters.documents.word_template import WordFilled, WordProblem, check, fill

__all__ = ["WordFilled", "WordProblem", "as_docx", "as_pdf", "check", "fill", "page", "typst_data"]
