"""Word templates that staff write themselves: what may stand in them, and how they are filled.

A tag is a variable between double braces, or ``{% if variable %}…{% else %}…{% endif %}``. Anything else Jinja knows is
refused: no call, no attribute, no loop, so that a template can only print the values it is given.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from io import BytesIO
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import TemplateError, Undefined, nodes
from jinja2.sandbox import SandboxedEnvironment

from faitiere.domains.letters.choices import VARIABLES, VARIANTS

MAX_FILES = 500
MAX_UNPACKED = 30 * 2**20
MAX_RATIO = 200  # A page of XML packs well; a bomb packs a thousand times better.
_ACTIVE = ("vbaproject", "activex", "embeddings/", "oleobject")
_ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.Not, nodes.And, nodes.Or)


class WordProblem(ValueError):
    """The file cannot serve as a template; the French sentence says why."""


@dataclass(frozen=True)
class WordFilled:
    """A filled template: the file, its text paragraph by paragraph, and the variables it wanted and did not get."""

    docx: bytes
    paragraphs: tuple[str, ...]
    missing: tuple[str, ...]


def tags(kind: str) -> list[str]:
    """Return every name that a Word template of a kind may use; « feminin » and « cas_… » serve in conditions."""
    return [variable.name for variable in VARIABLES[kind]] + ["feminin"] + [f"cas_{case}" for case in VARIANTS[kind]]


class _Environment(SandboxedEnvironment):
    """A Jinja that knows names and conditions, and nothing else."""

    def __init__(self, names: list[str], missing: list[str]) -> None:
        class Missing(Undefined):
            def __str__(self) -> str:
                missing.append(str(self._undefined_name))
                return ""

        super().__init__(undefined=Missing, autoescape=True)
        self.names = names
        self.globals.clear()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, _ALLOWED):
                raise WordProblem(f"Une balise fait plus que d’afficher une variable ({type(node).__name__}).")
        unknown = sorted({node.name for node in tree.find_all(nodes.Name)} - set(self.names))
        if unknown:
            raise WordProblem(" ".join(self._unknown(word) for word in unknown))
        return tree

    def _unknown(self, word: str) -> str:
        near = get_close_matches(word, self.names, n=1)
        return f"La balise « {word} » n’existe pas." + (f" Vouliez-vous dire « {near[0]} » ?" if near else "")


def check(file: bytes, *, kind: str) -> None:
    """Refuse what is not an honest .docx, and tags that are not on the list. Raises WordProblem."""
    _check_package(file)
    examples = {variable.name: variable.example for variable in VARIABLES[kind]}
    fill(file, examples, kind=kind, variant=next(iter(VARIANTS[kind])), is_feminine=False)


def fill(file: bytes, values: Mapping[str, str], *, kind: str, variant: str, is_feminine: bool) -> WordFilled:
    """Print the values in a Word template."""
    missing: list[str] = []
    facts: dict[str, Any] = {name: value for name, value in values.items() if value}
    facts |= {f"cas_{case}": case == variant for case in VARIANTS[kind]} | {"feminin": is_feminine}
    template, result = DocxTemplate(BytesIO(file)), BytesIO()
    try:
        template.render(facts, _Environment(tags(kind), missing), autoescape=True)
    except TemplateError as error:
        raise WordProblem(f"Une balise n’est pas bien formée : {error.message}") from error
    template.save(result)
    return WordFilled(result.getvalue(), text_of(result.getvalue()), tuple(dict.fromkeys(missing)))


def text_of(file: bytes) -> tuple[str, ...]:
    """Return the paragraphs of a .docx in order: headers, body with its tables, footers."""
    paper = Document(BytesIO(file))
    stories = [part for section in paper.sections for part in (section.header, section.first_page_header)]
    ends = [part for section in paper.sections for part in (section.footer, section.first_page_footer)]
    words = [p.text for story in stories for p in story.paragraphs]
    words += ["".join(t.text or "" for t in p.iter(_W + "t")) for p in paper.element.body.iter(_W + "p")]
    words += [p.text for story in ends for p in story.paragraphs]
    return tuple(word for word in words if word.strip())


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _check_package(file: bytes) -> None:
    try:
        package = zipfile.ZipFile(BytesIO(file))
    except zipfile.BadZipFile as error:
        raise WordProblem("Ce fichier n’est pas un document Word (.docx).") from error
    entries = package.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_FILES or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(len(file), 1):
        raise WordProblem("Ce fichier se déploie en un volume anormal ; il n’a pas été ouvert.")
    names = {entry.filename for entry in entries}
    if not {"[Content_Types].xml", "word/document.xml"} <= names:
        raise WordProblem("Ce fichier n’est pas un document Word (.docx).")
    if any(mark in name.lower() for name in names for mark in _ACTIVE):
        raise WordProblem("Ce document contient des macros ou des objets incorporés.")
    for name in names:
        if name.endswith((".xml", ".rels")):
            _check_part(package.read(name), is_links=name.endswith(".rels"))


def _check_part(part: bytes, *, is_links: bool) -> None:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise WordProblem("Ce document contient des entités XML ; il n’a pas été ouvert.")
    if is_links and b'TargetMode="External"' in part and b"/hyperlink" not in part:
        raise WordProblem("Ce document va chercher des images ou un modèle à l’extérieur.")
