"""A link or a picture in the documentation leads to a file that is kept."""

import re
from pathlib import Path

from tests.house.sources import short, tracked

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def test_each_link_leads_to_a_file():
    pages = [path for path in tracked() if path.suffix == ".md"]
    lost = [
        f"{short(page)} → {target}"
        for page in pages
        for target in LINK.findall(page.read_text())
        if not (Path(page.parent) / target).exists()
    ]
    assert lost == []
