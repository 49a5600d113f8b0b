"""Letters per second: ours, from values to an accessible PDF, against bare Typst and WeasyPrint on the same letter.

Ours puts the letter together from the template's blocks, reads it over for drafting remarks, sets its typography and
compiles it. Bare Typst is given the finished text. WeasyPrint is given it as HTML with the same measures. The second
line is the whole deed: number, PDF, Word file, archive and audit in the database.
"""

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import django
import typst
from weasyprint import HTML

os.environ["DJANGO_SETTINGS_MODULE"] = "faitiere.config.settings.test"
django.setup()

from django.core.management import call_command
from django.db import connection

from bench.harness import Figures, Measure, per_second
from faitiere.domains.letters import documents
from faitiere.domains.letters.documents import paper
from faitiere.domains.letters.queries import compose
from faitiere.domains.letters.services import letters, templates
from faitiere.domains.letters.services.letters import LetterOrder
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.kernel.documents.compiler import ROOT
from tests.factories.letters import order

LETTERS = 40
DAY = date(2024, 1, 19)
STYLE = """
@page { size: A4; margin: 20mm 20mm 20mm 23mm; @bottom-left { content: "Réseau des rives · 2024-001"; font-size: 8pt } }
body { font: 11pt/1.35 "Libertinus Serif", serif; hyphens: auto }
.right { margin-left: 88mm } p { text-align: justify; margin: .6em 0 } h1 { font-size: 11.5pt } .mark { color: #1d3f58 }
"""


@contextmanager
def measures() -> Iterator[list[Measure]]:
    """Prepare an empty database with the template that ships, and one letter per person."""
    with tempfile.TemporaryDirectory(prefix="faitiere-bench-") as folder:
        connection.settings_dict["NAME"] = str(Path(folder) / "bench.sqlite3")
        call_command("migrate", verbosity=0)
        template = templates.ensure_default("mission", by=System("Mesure"))
        names = [f"Bernard Lefèvre {rank}" for rank in range(LETTERS)]
        orders = [order(template, values={"nom_complet": name}, on=DAY) for name in names]
        contents = [_issue(one).content for one in orders]
        bare, html = _rate(contents, _bare(contents)), _rate(contents[:8], _weasyprint(contents[:8]))
        yield [
            Measure("letters", _rate(orders, _ours(orders, contents[0])), {"bare Typst": bare}, goal="≥ 0.8"),
            Measure("letters", _rate(orders, _ours(orders, contents[0])), {"WeasyPrint": html}, goal="≥ 8"),
            Measure("letters issued", _rate(orders, lambda: [_issue(one) for one in orders]), {"bare Typst": bare}),
        ]
        connection.close()


def _rate(items: list[Any], work: Callable[[], object]) -> Callable[[], Figures]:
    work()  # fonts and regular expressions are warm on both sides
    return lambda: {"letters/s": per_second(len(items), work)}


def _ours(orders: list[LetterOrder], frame: dict[str, Any]) -> Callable[[], None]:
    """Compose, read over, set and compile each letter; the blocks are read from the database once, as in a batch."""
    blocks = list(orders[0].template.blocks.all())

    def work() -> None:
        for one in orders:
            content = frame | {"page": documents.page(compose(blocks, one.recipe))}
            documents.as_pdf([content], title="Lettre de mission", on=DAY)

    return work


def _bare(contents: list[dict[str, Any]]) -> Callable[[], None]:
    """Compile the same template with the finished text, in a compiler of its own."""
    given = [json.dumps({"letters": [paper.typst_data(content)]}) for content in contents]
    compiler = typst.Compiler(root=ROOT, ignore_system_fonts=True)

    def work() -> None:
        for data in given:
            inputs = {"data": data, "title": "Lettre de mission", "date": DAY.isoformat()}
            compiler.compile(ROOT / paper.TEMPLATE, format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"])

    return work


def _weasyprint(contents: list[dict[str, Any]]) -> Callable[[], None]:
    """Set the same text from HTML, accessible too."""
    sheets = [_html(content) for content in contents]

    def work() -> None:
        for sheet in sheets:
            HTML(string=sheet).write_pdf(pdf_variant="pdf/ua-1")

    return work


def _issue(one: LetterOrder) -> Any:
    return letters.issue(one, by=System("Mesure"), now=clock.now())


def _html(content: dict[str, Any]) -> str:
    sheet, sender = content["page"], content["sender"]
    body = "".join(
        f"<p>{escape(part['text'])}</p>"
        if part["kind"] == "paragraph"
        else "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in part["items"]) + "</ul>"
        for part in sheet["body"]
    )
    lines = {name: "<br>".join(map(escape, sheet[name])) for name in ("addressee", "signature")}
    return f"""<!doctype html><html lang="fr"><title>Lettre de mission</title><style>{STYLE}</style>
<p class="mark"><b>{escape(sender["name"])}</b></p><p>{"<br>".join(map(escape, sender["lines"]))}</p>
<p class="right">{lines["addressee"]}</p><p class="right">{escape(content["place_and_date"])}</p>
<h1>Objet : {escape(sheet["subject"])}</h1><p>{escape(sheet["salutation"])}</p>{body}
<p>{escape(sheet["closing"])}</p><p class="right">{lines["signature"]}</p></html>"""
