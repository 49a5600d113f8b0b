"""QR codes: a text that a phone reads from paper or from a screen."""

import re

import qrcode
from qrcode.constants import ERROR_CORRECT_M

# The quiet zone that readers need around the code (ISO/IEC 18004, 6.3.8).
QUIET = 4
# Readers take any of the eight patterns. Scoring all of them to choose the prettiest costs four fifths of the work, and
# codes so chosen are read no better (decision 0015).
PATTERN = 6


def matrix(text: str) -> list[list[bool]]:
    """Return the modules of the code, row by row, without the quiet zone; level M mends 15 % of dirt and folds."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=PATTERN)
    code.add_data(text)
    code.make(fit=True)
    rows: list[list[bool]] = code.get_matrix()
    return rows


def svg(text: str, *, label: str = "") -> str:
    """Return the code as an SVG picture, black on white with its quiet zone, one path for all its modules."""
    rows = matrix(text)
    side = len(rows) + 2 * QUIET
    path = "".join(_runs(row, y + QUIET) for y, row in enumerate(rows))
    named = f' role="img" aria-label="{_escaped(label)}"' if label else ' aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"{named} shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{path}"/></svg>'
    )


def _runs(row: list[bool], y: int) -> str:
    """Draw the dark modules of a row, neighbours together."""
    modules = "".join("x" if is_dark else " " for is_dark in row)
    runs = ((run.start() + QUIET, len(run[0])) for run in re.finditer("x+", modules))
    return "".join(f"M{x} {y}h{width}v1h-{width}z" for x, width in runs)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
