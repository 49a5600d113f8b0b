"""Letters: put together, refused while anything is wrong, numbered without gaps, never changed."""

import base64
import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from PIL import Image

from faitiere.domains.letters import documents
from faitiere.domains.letters.choices import BlockKind
from faitiere.domains.letters.models import Letter, LetterTemplate, LetterYear
from faitiere.domains.letters.queries.composition import BlockFate, ComposedBlock, Composition, Recipe, compose
from faitiere.domains.letters.queries.residues import residues
from faitiere.domains.letters.services.templates import TemplateRetired
from faitiere.domains.library.models import NetworkIdentity
from faitiere.domains.library.queries import identity
from faitiere.gateways import office
from faitiere.kernel.audit import log
from faitiere.kernel.audit.log import Actor
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.periods import PartialDate
from faitiere.kernel.typography import french

_WORD = "Modèle Word"
_PICTURES = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".svg": "svg", ".gif": "gif"}


class LetterNotReady(BusinessError):
    """Something is unresolved, left over or empty; each sentence names the block."""

    message = "La lettre ne peut pas partir. {problems}"


class ReasonMissing(BusinessError):
    """A new version says why it replaces the former."""

    message = "Dites pourquoi une nouvelle version remplace la lettre {letter}."


class LetterReplaced(BusinessError):
    """Only the last version of a letter can be replaced."""

    message = "La lettre {letter} a déjà été remplacée."


@dataclass(frozen=True)
class LetterOrder:
    """What to write, to whom, and as of which day."""

    template: LetterTemplate
    variant: str
    values: Mapping[str, str]
    is_feminine: bool
    recipient: str
    on: date
    requested: Collection[str] = ()

    @property
    def recipe(self) -> Recipe:
        """Return what composition needs of the order."""
        return Recipe(self.template.kind, self.variant, self.values, self.is_feminine, tuple(self.requested))


@dataclass(frozen=True)
class _Text:
    """The finished text of a letter, before it has a number."""

    page: dict[str, Any]
    subject: str
    word: bytes = b""


def preview(order: LetterOrder) -> Composition:
    """Return the letter block by block, with what is missing; nothing is written.

    From a Word template, each paragraph is a block, and what keeps the letter from leaving is one more.
    """
    if order.template.word_file is None:
        return compose(order.template.blocks.all(), order.recipe)
    filled, problems = _filled(order)
    printed = [ComposedBlock(_WORD, BlockKind.PARAGRAPH, BlockFate.PRINTED, text) for text in filled.paragraphs]
    refused = [ComposedBlock(_WORD, BlockKind.PARAGRAPH, BlockFate.REFUSED, problems=problems)] if problems else []
    return Composition((*printed, *refused))


def draft(order: LetterOrder) -> bytes:
    """Return the letter as it would leave, marked « Projet » and without a number."""
    text = _finished(order)
    if text.word:
        return text.word
    return documents.as_pdf([_content(order, text, number="")], title=text.subject, on=order.on)


def sheet(order: LetterOrder) -> dict[str, Any]:
    """Return a finished letter without a number, as « letterhead.typ » sets it among the pages of a higher room.

    LetterNotReady; from a Word template there is no such page.
    """
    text = _finished(order)
    if text.word:
        raise LetterNotReady(problems="Un modèle Word ne peut pas servir ici : choisissez un modèle à blocs.")
    return documents.typst_data(_content(order, text, number="")) | {"draft": False}


@transaction.atomic
def issue(order: LetterOrder, *, by: Actor, now: datetime) -> Letter:
    """Give the letter a number and its files, and keep it for ever with the data it was made from."""
    if order.template.retired_on:
        raise TemplateRetired(name=order.template.name)
    text = _finished(order)
    letter = Letter(year=order.on.year, sequence=_next_sequence(order.on.year))
    return _write(letter, order, text, by=by, now=now)


@transaction.atomic
def reissue(letter: Letter, order: LetterOrder, *, reason: str, by: Actor, now: datetime) -> Letter:
    """Issue a new version under the same number; the former stays as it is."""
    if not reason.strip():
        raise ReasonMissing(letter=letter)
    # The year's row is the lock of every number of that year, versions included.
    LetterYear.objects.select_for_update().get(year=letter.year)
    if Letter.objects.filter(replaces=letter).exists():
        raise LetterReplaced(letter=letter)
    text = _finished(order)
    version = Letter(
        year=letter.year,
        sequence=letter.sequence,
        version=letter.version + 1,
        replaces=letter,
        reason=french(reason.strip()),
    )
    return _write(version, order, text, by=by, now=now)


def is_unchanged(letter: Letter, order: LetterOrder) -> bool:
    """Tell whether the order would print what the letter printed, its date aside."""
    if order.template.word_file:
        same = [letter.content["values"] | {"date_de_la_lettre": ""}, letter.content["word_file"]]
        return same == [dict(order.values) | {"date_de_la_lettre": ""}, order.template.word_file.file.name]
    return bool(letter.content["page"] == _finished(order).page)


def print_file(letters: Collection[Letter], *, on: date) -> bytes:
    """Return one accessible PDF of many letters, ready to print; letters that are only Word are left out."""
    contents = [letter.content for letter in letters if letter.content["page"]]
    return documents.as_pdf(contents, title=french(f"{len(contents)} lettres"), on=on)


def _finished(order: LetterOrder) -> _Text:
    """Return the text, or refuse with everything that is wrong at once."""
    if order.template.word_file:
        return _finished_word(order)
    composition = preview(order)
    problems = composition.problems
    if not composition.printed and not problems:
        problems = ["Le modèle est vide."]
    if problems:
        raise LetterNotReady(problems=" ".join(problems))
    page = documents.page(composition)
    return _Text(page, page["subject"])


def _finished_word(order: LetterOrder) -> _Text:
    filled, problems = _filled(order)
    if problems:
        raise LetterNotReady(problems=" ".join(f"{_WORD} : {problem}" for problem in problems))
    subject = next((line for line in filled.paragraphs if line.startswith("Objet")), filled.paragraphs[0])
    return _Text({}, subject.removeprefix("Objet").lstrip(" \u00a0\u202f:"), filled.docx)


def _filled(order: LetterOrder) -> tuple[documents.WordFilled, tuple[str, ...]]:
    """Return the Word template filled, and what keeps it from leaving."""
    word_file = order.template.word_file
    assert word_file is not None  # noqa: S101 - said to the type checker; the callers have looked
    with word_file.file.open() as file:
        source = file.read()
    values = {name: french(value) for name, value in order.values.items()}
    try:
        filled = documents.fill(
            source, values, kind=order.template.kind, variant=order.variant, is_feminine=order.is_feminine
        )
    except documents.WordProblem as problem:
        raise LetterNotReady(problems=str(problem)) from problem
    problems = [f"il manque « {name} »." for name in filled.missing]
    for paragraph in filled.paragraphs:
        problems += [f"{residue}." for residue in residues(paragraph, names=values.values())]
    if not filled.paragraphs:
        problems.append("il est vide.")
    return filled, tuple(dict.fromkeys(problems))


def _next_sequence(year: int) -> int:
    """Take the next number of the year. Its row stays locked until the letter is written, or gives the number back."""
    LetterYear.objects.get_or_create(year=year)
    LetterYear.objects.filter(year=year).update(last_sequence=F("last_sequence") + 1)
    return LetterYear.objects.get(year=year).last_sequence


def _write(letter: Letter, order: LetterOrder, text: _Text, *, by: Actor, now: datetime) -> Letter:
    content = _content(order, text, number=str(letter))
    title = f"{text.subject} – {order.recipient}"
    pdf, docx = _files(content, text, title=title, on=order.on)
    letter.template, letter.subject, letter.recipient = order.template, text.subject[:250], order.recipient[:250]
    letter.issued_on, letter.issued_at, letter.issued_by = order.on, now, str(by)[:150]
    letter.content = content
    name = str(letter).replace(" ", "-")
    letter.docx, letter.docx_sha256 = ContentFile(docx, f"{name}.docx"), hashlib.sha256(docx).hexdigest()
    if pdf:
        letter.pdf, letter.pdf_sha256 = ContentFile(pdf, f"{name}.pdf"), hashlib.sha256(pdf).hexdigest()
    letter.save(force_insert=True)
    changes = {"motif": [None, letter.reason]} if letter.reason else {}
    log.record("courrier émis", letter, by=by, changes=changes, at=now)
    return letter


def _files(content: dict[str, Any], text: _Text, *, title: str, on: date) -> tuple[bytes, bytes]:
    if text.word:
        return office.to_pdf(text.word) if office.is_there() else b"", text.word
    return documents.as_pdf([content], title=title, on=on), documents.as_docx(content, title=title, on=on)


def _content(order: LetterOrder, text: _Text, *, number: str) -> dict[str, Any]:
    network = identity()
    place = f"{network.place or network.city}, le" if network.place or network.city else "Le"
    return {
        "number": number,
        "template": order.template.name,
        "variant": order.variant,
        "values": dict(order.values),
        "is_feminine": order.is_feminine,
        "requested": sorted(order.requested),
        "page": text.page,
        "word_file": order.template.word_file.file.name if order.template.word_file else "",
        "place_and_date": french(f"{place} {PartialDate(order.on)}"),
        "sender": _sender(network),
    }


def _sender(network: NetworkIdentity) -> dict[str, Any]:
    town = f"{network.postal_code} {network.city}".strip()
    website = network.website.removeprefix("https://").removeprefix("http://").rstrip("/")
    lines = [line for line in (network.street, town, network.phone, network.email, website) if line]
    return {
        "name": network.name,
        "tagline": french(network.tagline),
        "accent": network.accent_color,
        "logo": _logo(network),
        "lines": [french(line) for line in lines],
    }


def _logo(network: NetworkIdentity) -> dict[str, str] | None:
    if network.logo is None:
        return None
    with network.logo.file.open() as file:
        picture = file.read()
    kind = _PICTURES.get(PurePath(network.logo.file.name).suffix.lower(), "")
    if not kind:
        kind, picture = "png", _as_png(picture)
    return {"format": kind, "base64": base64.b64encode(picture).decode(), "alt": network.name}


def _as_png(picture: bytes) -> bytes:
    """Return a picture that the library accepts and paper does not know (WebP, AVIF), as PNG."""
    file = BytesIO()
    Image.open(BytesIO(picture)).save(file, "PNG")
    return file.getvalue()
