"""What an article lacks before readers see it, and what would make it better."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from faitiere.domains.library.models import LibraryImage
from faitiere.domains.newsroom.models import Article

FIRST_PERSON = re.compile(r"(je|j['’]|nous)\b", re.IGNORECASE)
LONG = 700  # letters of a summary that lists and the letter still show whole


@dataclass(frozen=True)
class Lack:
    """Something to write or to mend, and the field where it is done."""

    field: str
    sentence: str


def lacks(article: Article) -> list[Lack]:
    """Return what keeps an article from being published."""
    return [*_of_the_words(article), *_of_the_pictures(article)]


def advice(article: Article) -> list[Lack]:
    """Return what would make it better, and keeps nothing from being published."""
    return [*_of_the_calls(article), *_of_the_filing(article)]


def is_first_person(label: str) -> bool:
    """Tell whether a label speaks in the reader's own words: « Je m’inscris »."""
    return bool(FIRST_PERSON.match(label.strip()))


def _of_the_words(article: Article) -> Iterator[Lack]:
    if not article.summary.strip():
        yield Lack("summary", "Écrivez le chapeau : les listes et la lettre le reprennent.")


def _of_the_pictures(article: Article) -> Iterator[Lack]:
    if article.image and not article.alt.strip():
        yield Lack("image_alt", "Dites ce que montre l’image à qui ne la voit pas.")
    if article.image and not _has_rights(article.image):
        yield Lack("image", f"Indiquez dans la médiathèque les droits de l’image « {article.image.title} ».")
    for picture in _pictures(article):
        if not _has_rights(picture):
            yield Lack("body", f"Indiquez dans la médiathèque les droits de l’image « {picture.title} ».")


def _pictures(article: Article) -> Iterator[LibraryImage]:
    for block in article.body:
        if block.block_type == "picture" and block.value["image"]:
            yield block.value["image"]


def _has_rights(image: LibraryImage) -> bool:
    return bool(image.rights.strip() or image.credit.strip())


def _of_the_calls(article: Article) -> Iterator[Lack]:
    for call in article.calls_to_action.all():
        if call.label and not is_first_person(call.label):
            yield Lack("calls_to_action", f"« {call.label} » : un libellé à la première personne se suit davantage.")


def _of_the_filing(article: Article) -> Iterator[Lack]:
    if article.rubric is None:
        yield Lack("rubric", "Sans rubrique, la lettre ne sait pas où ranger cet article.")
    if len(article.summary) > LONG:
        yield Lack("summary", f"Le chapeau dépasse {LONG} signes : la lettre le montrera en entier.")
