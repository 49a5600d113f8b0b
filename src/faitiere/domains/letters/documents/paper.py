"""The letter on the network's paper."""

import base64
from datetime import date
from typing import Any

from faitiere.domains.letters.choices import BlockKind
from faitiere.domains.letters.queries.composition import Composition
from faitiere.kernel import documents

TEMPLATE = "domains/letters/typst/letter.typ"


def page(composition: Composition) -> dict[str, Any]:
    """Return the parts of the page in the order they are read; duties that follow one another make one list."""
    body: list[dict[str, Any]] = []
    for block in composition.printed:
        if block.kind == BlockKind.PARAGRAPH:
            body.append({"kind": "paragraph", "text": block.text})
        elif block.kind == BlockKind.DUTY:
            if not body or body[-1]["kind"] != "duties":
                body.append({"kind": "duties", "items": []})
            body[-1]["items"].append(block.text.rstrip(" ;,.\u00a0\u202f"))
    for part in body:
        if part["kind"] == "duties":
            part["items"] = [f"{item}\u202f;" for item in part["items"][:-1]] + [f"{part['items'][-1]}."]
    return {
        "header": composition.text_of(BlockKind.HEADER),
        "addressee": composition.text_of(BlockKind.ADDRESSEE).split("\n"),
        "subject": composition.text_of(BlockKind.SUBJECT),
        "salutation": composition.text_of(BlockKind.SALUTATION),
        "body": body,
        "closing": composition.text_of(BlockKind.CLOSING),
        "signature": composition.text_of(BlockKind.SIGNATURE).split("\n"),
    }


def as_pdf(contents: list[dict[str, Any]], *, title: str, on: date) -> bytes:
    """Return one PDF/UA-1 file of one or many letters, from the data they froze."""
    return documents.pdf(TEMPLATE, {"letters": [typst_data(content) for content in contents]}, title=title, date=on)


def typst_data(content: dict[str, Any]) -> dict[str, Any]:
    """Return a frozen letter as « letter.typ » reads it."""
    sheet, sender = content["page"], dict(content["sender"])
    if sender["logo"]:
        picture = base64.b64decode(sender["logo"]["base64"])
        sender["logo"] = {"format": sender["logo"]["format"], "alt": sender["logo"]["alt"], "bytes": list(picture)}
    number = content["number"]
    return {
        "sender": sender,
        "reference": number,
        "reference-line": f"Réf.\u00a0: {number}" if number else "",
        "draft": not number,
        "quality": sheet["header"],
        "addressee": sheet["addressee"],
        "place-and-date": content["place_and_date"],
        "subject": f"Objet\u00a0: {sheet['subject'][:1].lower()}{sheet['subject'][1:]}",
        "salutation": sheet["salutation"],
        "body": sheet["body"],
        "closing": sheet["closing"],
        "signature": sheet["signature"],
    }
