"""The same letter as a Word file that the president's office may still edit."""

import base64
from datetime import date, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

FONT = "Georgia"


def as_docx(content: dict[str, Any], *, title: str, on: date) -> bytes:
    """Return the letter as .docx: same text, same order, styles that can be edited."""
    paper = _blank(content["sender"], title=title, on=on)
    sheet = content["page"]
    _letterhead(paper, content["sender"])
    for line in sheet["addressee"]:
        _line(paper, line, indent=88)
    _line(paper, content["place_and_date"], indent=88, before=10)
    _strong(_line(paper, sheet["header"].upper()), color=content["sender"]["accent"])
    subject = paper.add_paragraph(f"Objet\u00a0: {sheet['subject'][:1].lower()}{sheet['subject'][1:]}")
    _styled(subject, "Heading1").paragraph_format.space_before = Pt(14)
    if content["number"]:
        _line(paper, f"Réf.\u00a0: {content['number']}", size=9)
    _paragraph(paper, sheet["salutation"])
    for part in sheet["body"]:
        if part["kind"] == "duties":
            for item in part["items"]:
                _styled(paper.add_paragraph(item), "ListBullet")
        else:
            _paragraph(paper, part["text"])
    _paragraph(paper, sheet["closing"]).paragraph_format.keep_with_next = True
    for rank, line in enumerate(sheet["signature"]):
        said = _line(paper, line, indent=88, before=48 if rank == 0 else 0)
        if rank == 0:
            _strong(said)
        said.paragraph_format.keep_with_next = rank + 1 < len(sheet["signature"])
    return _saved(paper)


def _blank(sender: dict[str, Any], *, title: str, on: date) -> Paper:
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(23), Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    for name, size in (("Normal", 10.5), ("Heading 1", 11), ("List Bullet", 10.5)):
        style = paper.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    paper.styles["Heading 1"].font.color.rgb = RGBColor(0x1A, 0x1A, 0x1A)
    paper.styles["Normal"].element.rPr.append(_french(paper))
    made = datetime(on.year, on.month, on.day, 12)  # noqa: DTZ001 - Word keeps naive UTC moments
    facts = paper.core_properties
    facts.title, facts.author, facts.language = title, sender["name"], "fr-FR"
    facts.created = facts.modified = made
    return paper


def _french(paper: Paper) -> Any:
    return paper.styles.element.makeelement(qn("w:lang"), {qn("w:val"): "fr-FR"})


def _letterhead(paper: Paper, sender: dict[str, Any]) -> None:
    if sender["logo"] and sender["logo"]["format"] != "svg":
        paper.add_picture(BytesIO(base64.b64decode(sender["logo"]["base64"])), height=Mm(16))
    _strong(_line(paper, sender["name"], size=17), color=sender["accent"])
    if sender["tagline"]:
        _line(paper, sender["tagline"], size=9).runs[0].italic = True
    for line in sender["lines"]:
        _line(paper, line, size=8.5)


def _line(paper: Paper, text: str, *, indent: int = 0, before: int = 0, size: float = 10.5) -> Paragraph:
    said = paper.add_paragraph()
    said.add_run(text).font.size = Pt(size)
    said.paragraph_format.left_indent = Mm(indent)
    said.paragraph_format.space_before, said.paragraph_format.space_after = Pt(before), Pt(0)
    return said


def _styled(said: Paragraph, style_id: str) -> Paragraph:
    """Give a paragraph a style by its identifier: by its name, the library searches the whole style sheet each time."""
    said.paragraph_format.element.style = style_id
    return said


def _strong(said: Paragraph, *, color: str = "") -> None:
    for run in said.runs:
        run.bold = True
        if color:
            run.font.color.rgb = RGBColor.from_string(color.removeprefix("#").upper())


def _paragraph(paper: Paper, text: str) -> Paragraph:
    said = paper.add_paragraph(text)
    said.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    said.paragraph_format.space_before, said.paragraph_format.space_after = Pt(6), Pt(4)
    return said


def _saved(paper: Paper) -> bytes:
    file = BytesIO()
    paper.save(file)
    return file.getvalue()
