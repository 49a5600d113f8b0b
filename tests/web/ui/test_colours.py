"""The palette holds its promises: WCAG 2.2, 1.4.3 (text, 4.5) and 1.4.11 (marks and borders of fields, 3)."""

import re
from pathlib import Path

import pytest

from faitiere.web import ui

CSS = (Path(ui.__file__).parent / "static" / "ui" / "tokens.css").read_text()
LIGHT, DARK = CSS.split("prefers-color-scheme: dark")
GROUNDS = ["paper", "surface", "sunken"]
TEXT = [(ink, ground) for ink in ("ink", "ink-soft", "clay", "clay-deep", "bad") for ground in GROUNDS] + [
    ("on-clay", "clay"),
    ("on-clay", "clay-deep"),
    ("good", "good-wash"),
    ("watch", "watch-wash"),
    ("bad", "bad-wash"),
    ("clay", "clay-wash"),
    ("surface", "bad"),
]
MARKS = [("line-strong", "surface"), ("line-strong", "paper"), ("focus", "paper"), ("focus", "surface")] + [
    (f"zone-{rank}", "sea") for rank in range(1, 9)
]


def palette(css):
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("css", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_marks_can_be_read_in_light_and_in_dark(css):
    colours = palette(css)
    weak = [(a, b, 4.5) for a, b in TEXT if contrast(colours[a], colours[b]) < 4.5]
    weak += [(a, b, 3) for a, b in MARKS if contrast(colours[a], colours[b]) < 3]
    assert weak == []
