"""The guide that a secretary reads says what the program does."""

import re
from pathlib import Path

from faitiere.domains.letters import documents
from faitiere.domains.letters.choices import VARIABLES, TemplateKind
from faitiere.domains.letters.queries.language import parse
from tests.factories.word import word_file

GUIDE = Path("docs/guide/modeles-de-courrier.md").read_text(encoding="utf-8")


def test_it_lists_every_variable_with_its_meaning_and_example() -> None:
    printed = set(re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", GUIDE, re.MULTILINE))
    known = {(v.name, v.label, v.example) for v in VARIABLES[TemplateKind.MISSION]}
    assert known - printed == set()


def test_every_tag_it_shows_is_understood() -> None:
    blocks, word = GUIDE.split("## Dans Word")
    names = [variable.name for variable in VARIABLES[TemplateKind.MISSION]]
    for quote in re.findall(r"^> (.+\{\{.+)$", blocks, re.MULTILINE):
        parse(quote.replace("`", ""), names)
    lines = [line.replace("`", "") for line in re.findall(r"^> (.*\{[{%].*)$", word, re.MULTILINE)]
    assert len(lines) == 5
    documents.check(word_file(lines), kind=TemplateKind.MISSION)
