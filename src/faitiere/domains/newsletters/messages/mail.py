"""An issue as a message: HTML for those who see it, plain text for the rest, merge fields for each reader."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.template.loader import render_to_string

from faitiere.domains.library.models import NetworkIdentity
from faitiere.domains.newsletters.messages import plain
from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.queries.content import Letter, Part, letter
from faitiere.domains.newsletters.rules import merge_fields
from faitiere.domains.newsletters.rules.colours import readable

TEMPLATE = "newsletters/messages/issue.html"
CLIPPED = 102_000  # bytes of HTML from which Gmail hides the end of a message
LIGHT = {"paper": "#f1eadd", "sheet": "#fffdf8", "ink": "#231b16", "soft": "#5d5148"}
BRIGHT = 7.0  # a dark blue, barely lightened, reads as grey on black
FONT = "Georgia,Times,serif"
DARK = {"paper": "#191512", "sheet": "#221d19", "ink": "#f2eae0", "soft": "#bdb0a2"}


@dataclass(frozen=True)
class Rendered:
    """A variant of an issue, written once for all who get it; each reader's fields are still between brackets."""

    variant: str
    subject: str
    html: str
    text: str


def rendered(issue: Issue, variant: str, *, links: Mapping[str, str] | None = None) -> Rendered:
    """Return what members, or the others, receive; `links` says through which address each link leads."""
    content = letter(issue, variant, words=merge_fields.exact)
    if links:
        content = replace(content, parts=tuple(_through(part, links) for part in content.parts))
    return Rendered(variant, content.subject, html(content), plain.text(content, address(content.network)))


def _through(part: Part, links: Mapping[str, str]) -> Part:
    pieces = (
        replace(piece, links=tuple(replace(link, url=links.get(link.url, link.url)) for link in piece.links))
        for piece in part.pieces
    )
    return replace(part, pieces=tuple(pieces))


def html(content: Letter) -> str:
    """Return the letter as responsive HTML, in light and dark."""
    context = {
        "letter": content,
        "contents": len(content.parts) > 1,
        "address": address(content.network),
        "font": FONT,
        **_colours(content.network.accent_color),
    }
    return render_to_string(TEMPLATE, context)


def address(network: NetworkIdentity) -> list[str]:
    """Return where the network is and how one reaches it: a letter says who writes (LCEN, article 20)."""
    town = f"{network.postal_code} {network.city}".strip()
    lines = (network.street, town, " · ".join(part for part in (network.phone, network.email, network.website) if part))
    return [line for line in lines if line]


def _colours(accent: str) -> dict[str, Any]:
    return {
        "light": {**LIGHT, "accent": readable(accent, LIGHT["sheet"], LIGHT["paper"])},
        "dark": {**DARK, "accent": readable(accent, DARK["sheet"], DARK["paper"], least=BRIGHT)},
    }
