"""The template language, small enough for a secretary and strict enough for a president's letter.

``{{ variable }}`` prints a value; ``[animateur|animatrice]`` agrees with the addressee;
``{{ si variable }}…{{ sinon }}…{{ fin }}`` prints its text when the variable is known. Nothing else is understood.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

_TOKEN = re.compile(r"\{\{\s*(?P<tag>[^{}]*?)\s*\}\}|\[(?P<masculine>[^\[\]|]*)\|(?P<feminine>[^\[\]|]*)\]")
_NAME = re.compile(r"[a-z_]+")


class TagNotUnderstood(ValueError):
    """A tag that the language does not know; the French sentence tells which, and what was perhaps meant."""


@dataclass(frozen=True)
class Text:
    """Words printed as they are."""

    words: str


@dataclass(frozen=True)
class Value:
    """A variable to print."""

    name: str


@dataclass(frozen=True)
class Agreement:
    """Two forms, of which the addressee's gender chooses one."""

    masculine: str
    feminine: str


@dataclass(frozen=True)
class Condition:
    """What is printed when a variable is known, and when it is not."""

    name: str
    known: "Node"
    unknown: "Node"


Node = tuple["Text | Value | Agreement | Condition", ...]


@dataclass(frozen=True)
class Rendering:
    """The text, and the variables it wanted and did not get."""

    text: str
    missing: tuple[str, ...] = ()


class _Reader:
    """Reads a template from left to right; conditions do not nest."""

    def __init__(self, names: Collection[str]) -> None:
        self.names = names
        self.done: list[Text | Value | Agreement | Condition] = []
        self.open: str | None = None
        self.known: Node | None = None
        self.outer: list[Text | Value | Agreement | Condition] = []

    def words(self, words: str) -> None:
        if "{{" in words or "}}" in words:
            raise TagNotUnderstood("Une accolade double n’est pas fermée, ou pas ouverte.")
        if words:
            self.done.append(Text(words))

    def name(self, name: str) -> str:
        if name not in self.names:
            near = get_close_matches(name, self.names, n=1)
            hint = f" Vouliez-vous dire « {near[0]} » ?" if near else ""
            raise TagNotUnderstood(f"La variable « {name} » n’existe pas.{hint}")
        return name

    def tag(self, tag: str) -> None:
        if tag.startswith("si "):
            self._begin(self.name(tag[3:].strip()))
        elif tag == "sinon":
            self._otherwise()
        elif tag == "fin":
            self._end()
        elif _NAME.fullmatch(tag):
            self.done.append(Value(self.name(tag)))
        else:
            raise TagNotUnderstood(f"La balise « {tag} » n’est pas comprise.")

    def _begin(self, name: str) -> None:
        if self.open:
            raise TagNotUnderstood(f"« si {name} » s’ouvre avant la fin de « si {self.open} ».")
        self.open, self.outer, self.done = name, self.done, []

    def _otherwise(self) -> None:
        if not self.open or self.known is not None:
            raise TagNotUnderstood("« sinon » n’est pas à sa place : il suit « si » et précède « fin ».")
        self.known, self.done = tuple(self.done), []

    def _end(self) -> None:
        if not self.open:
            raise TagNotUnderstood("« fin » ferme une condition qui n’est pas ouverte.")
        known, unknown = (self.known, tuple(self.done)) if self.known is not None else (tuple(self.done), ())
        self.outer.append(Condition(self.open, known, unknown))
        self.done, self.open, self.known = self.outer, None, None

    def result(self) -> Node:
        if self.open:
            raise TagNotUnderstood(f"La condition « si {self.open} » n’est pas fermée par « fin ».")
        return tuple(self.done)


def parse(text: str, names: Collection[str]) -> Node:
    """Read a template whose variables are among ``names``; what is not understood raises TagNotUnderstood."""
    reader, position = _Reader(names), 0
    for token in _TOKEN.finditer(text):
        reader.words(text[position : token.start()])
        if token["tag"] is None:
            reader.done.append(Agreement(token["masculine"], token["feminine"]))
        else:
            reader.tag(token["tag"])
        position = token.end()
    reader.words(text[position:])
    return reader.result()


def render(node: Node, values: Mapping[str, str], *, is_feminine: bool) -> Rendering:
    """Print a template. An unknown variable prints nothing and is named in ``missing``."""
    said: list[str] = []
    missing: list[str] = []
    for part in node:
        match part:
            case Text(words):
                said.append(words)
            case Value(name):
                said.append(values.get(name, ""))
                missing += [] if values.get(name) else [name]
            case Agreement(masculine, feminine):
                said.append(feminine if is_feminine else masculine)
            case Condition(name, known, unknown):
                inside = render(known if values.get(name) else unknown, values, is_feminine=is_feminine)
                said.append(inside.text)
                missing += inside.missing
    return Rendering("".join(said), tuple(dict.fromkeys(missing)))


def names_in(node: Node) -> set[str]:
    """Return every variable that a template speaks of."""
    found: set[str] = set()
    for part in node:
        match part:
            case Value(name):
                found.add(name)
            case Condition(name, known, unknown):
                found |= {name} | names_in(known) | names_in(unknown)
            case _:
                pass
    return found
