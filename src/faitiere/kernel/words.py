"""Words as people type them: without accents, capitals, hyphens or apostrophes. The same on both databases."""

import re
import unicodedata

from django.db import models
from django.utils.text import slugify

_NOT_A_WORD = re.compile(r"[^0-9a-z]+")
_JOINS = re.compile(r"[-'’\s]+")


def plain(text: str) -> str:
    """Return the text in lower case, without accents and ligatures: « Élise Œuvrard » is « elise oeuvrard »."""
    lowered = text.casefold().replace("œ", "oe").replace("æ", "ae")
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """Return its words, in order: « Moncond’huy » gives « moncond » and « huy »."""
    return [word for word in _NOT_A_WORD.split(plain(text)) if word]


def joined(text: str) -> str:
    """Return the text as those who skip hyphens, apostrophes and spaces type it: « Le Meur » gives « lemeur »."""
    return _NOT_A_WORD.sub("", _JOINS.sub("", plain(text)))


def free_slug(model: type[models.Model], text: str) -> str:
    """Return a slug of the text that no row of the model has yet: « senegal », else « senegal-2 », and so on."""
    base = slugify(plain(text))[:90] or "sans-nom"
    taken = set(model._default_manager.filter(slug__startswith=base).values_list("slug", flat=True))
    rank, slug = 1, base
    while slug in taken:
        rank += 1
        slug = f"{base}-{rank}"
    return slug
