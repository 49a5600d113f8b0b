"""The content of a letter, built once; the e-mail, the page and the PDF only set it."""

from faitiere.domains.newsletters.queries.content.letter import Letter, Part, Picture, Piece
from faitiere.domains.newsletters.queries.content.reading import letter

__all__ = ["Letter", "Part", "Picture", "Piece", "letter"]
