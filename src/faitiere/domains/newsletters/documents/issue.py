"""An issue on paper: the same content as the message and the page, in two columns, accessible (PDF/UA-1)."""

from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage

from faitiere.domains.newsletters.choices import Variant
from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.queries.content import Letter, Part, Picture, Piece, letter
from faitiere.domains.newsletters.queries.content.letter import Bucket
from faitiere.domains.newsletters.queries.content.texts import Block, Run
from faitiere.domains.newsletters.rules import merge_fields
from faitiere.domains.newsletters.rules.colours import readable
from faitiere.kernel import documents
from faitiere.kernel.typography import french

TEMPLATE = "domains/newsletters/typst/issue.typ"
FORMATS = {".jpg": "jpg", ".jpeg": "jpg", ".png": "png", ".gif": "gif", ".webp": "webp"}


def issue_sheet(issue: Issue, variant: str = Variant.OTHER) -> bytes:
    """Return the issue as it is read by everybody, or by members; nobody is addressed in particular."""
    content = letter(issue, variant, words=merge_fields.for_everybody)
    data = {
        "name": content.name,
        "overline": content.overline,
        "title": content.title,
        "url": content.url,
        "accent": readable(content.network.accent_color, "#ffffff"),
        "network": _network(content),
        "parts": [_part(part) for part in content.parts],
    }
    return documents.pdf(TEMPLATE, data, title=f"{content.name} – {content.title}", date=content.dated_on)


def _network(content: Letter) -> dict[str, Any]:
    network = content.network
    town = f"{network.postal_code} {network.city}".strip()
    lines = [line for line in (network.street, town, network.email, network.website) if line]
    return {"name": network.name, "tagline": french(network.tagline), "lines": lines}


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": part.title,
        "line": part.line,
        "pieces": [_piece(piece) for piece in part.pieces],
        "buckets": [_bucket(bucket) for bucket in part.buckets],
    }


def _bucket(bucket: Bucket) -> dict[str, Any]:
    days = [{"label": day.label, "pieces": [_piece(piece) for piece in day.pieces]} for day in bucket.days]
    return {"label": bucket.label, "days": days}


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "title": piece.title,
        "line": piece.line,
        "reserved": piece.is_reserved,
        "picture": _picture(piece.picture) if piece.picture else None,
        "blocks": [_block(block) for block in piece.blocks],
        "links": [{"text": link.label, "url": link.url} for link in piece.links],
    }


def _picture(picture: Picture) -> dict[str, Any] | None:
    """Return a picture with its bytes; one whose file is lost, or of a kind that paper does not know, is left out."""
    kind = FORMATS.get(Path(picture.storage_name).suffix.lower())
    if kind is None or not default_storage.exists(picture.storage_name):
        return None
    with default_storage.open(picture.storage_name) as file:
        seen = list(file.read())
    return {"bytes": seen, "format": kind, "alt": picture.alt or "Illustration", "credit": french(picture.credit)}


def _block(block: Block) -> dict[str, Any]:
    return {"kind": block.kind, "lines": [[_run(run) for run in line] for line in block.lines]}


def _run(run: Run) -> dict[str, str]:
    return {"text": run.text, "url": run.url}
