"""Where this machine keeps a Chromium, for browser stories and pictures."""

import os
import shutil

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--font-render-hinting=none"]


def chromium() -> str | None:
    """Return the path of the browser, None when there is none; `FAITIERE_CHROMIUM` names another."""
    return os.environ.get("FAITIERE_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
