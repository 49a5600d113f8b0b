"""Takes the pictures of the guide: `python -m tools.pictures` builds a demo of its own, looks at its screens, stops.

`--of http://localhost:8000` looks at a demo that runs already. Each screen is seen at the width of a laptop and of a
phone. The pictures are reduced to 256 colours, which the eye does not see on flat screens and which keeps them light.
"""

import argparse
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tools import browser

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "guide" / "pictures"
PORT = 8190
WIDTHS = {1280: 860, 390: 844}
HEAVIEST = 200 * 1024


@dataclass(frozen=True)
class Shot:
    """A screen: its file name, who looks at it, where, and which links to follow from there."""

    name: str
    who: str
    path: str
    follow: tuple[str, ...] = ()


SHOTS = [
    Shot("01-accueil", "", "/"),
    Shot("02-groupes", "", "/groupes/"),
    Shot("03-groupe", "", "/groupes/senegal/"),
    Shot("04-instances", "", "/reseau/bureau/"),
    Shot("05-tableau-de-bord", "Amina", "/gestion/"),
    Shot("06-fiche-groupe", "Amina", "/gestion/groupes/", follow=("Groupe-pays Sénégal",)),
    Shot("07-modele", "Amina", "/gestion/modeles/", follow=("Lettre de mission", "Écrire le modèle")),
    Shot("08-espace-elu", "Bernard", "/espace/"),
    Shot("09-espace-agent", "Chloé", "/espace/", follow=("Valmont-sur-Loire",)),
    Shot("10-courrier", "", "/demo/courrier/", follow=("Votre correction",)),
    Shot("11-agenda", "", "/agenda/"),
    Shot("12-fiche-evenement", "Amina", "/gestion/evenements/", follow=("2es Rencontres des Deux Rives",)),
    Shot("13-programme", "", "/e/deux-rives-2024/"),
]


def main() -> None:
    """Build, serve, look, save."""
    options = argparse.ArgumentParser(prog="make pictures")
    options.add_argument("--of", default="", metavar="ADRESSE")
    running = options.parse_args().of
    path = browser.chromium()
    if path is None:
        sys.exit("Aucun Chromium sur cette machine : indiquez-le par FAITIERE_CHROMIUM.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served(running) as origin, sync_playwright() as playwright:
        # The window's own words (dates in forms) follow the language of its environment, not that of the page.
        french = {**os.environ, "LANGUAGE": "fr"}
        chromium = playwright.chromium.launch(executable_path=path, args=browser.ARGS, env=french)
        doors = entrances(origin)
        for width, height in WIDTHS.items():
            for shot in SHOTS:
                picture = look(chromium, origin, doors, shot, (width, height))
                save(picture, FOLDER / f"{shot.name}-{width}.png")
        chromium.close()


@contextmanager
def served(running: str) -> Iterator[str]:
    """Give the address of the demo that runs already, else of one in a folder that is thrown away."""
    if running:
        yield running
        return
    folder = tempfile.TemporaryDirectory(prefix="faitiere-pictures-")
    command = [sys.executable, "-m", "tools.demo"]
    environment = {**os.environ, "FAITIERE_VAR": folder.name, "PORT": str(PORT)}
    demo = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        for line in demo.stdout or ():
            print(line, end="")
            if "Ctrl-C" in line:
                break
        yield f"http://localhost:{PORT}"
    finally:
        demo.terminate()
        demo.wait(30)
        folder.cleanup()


def entrances(origin: str) -> dict[str, str]:
    """Return the address that signs each member of the cast in, by first name."""
    with urlopen(f"{origin}/demo/") as page:
        found = re.findall(r'href="(/demo/entrer/[^"]+)">Entrer comme (\S+?)<', page.read().decode())
    return {name: origin + path for path, name in found}


def look(chromium: Browser, origin: str, doors: dict[str, str], shot: Shot, size: tuple[int, int]) -> bytes:
    """Open a screen as whoever looks at it, in a window of that size, and return what is seen."""
    context = chromium.new_context(
        base_url=origin,
        locale="fr-FR",
        timezone_id="Europe/Paris",
        viewport={"width": size[0], "height": size[1]},
        reduced_motion="reduce",
    )
    page = context.new_page()
    if shot.who:
        page.goto(doors[shot.who])
    page.goto(shot.path)
    for link in shot.follow:
        page.get_by_role("main").get_by_role("link", name=link).first.click()
    page.wait_for_load_state("networkidle")
    picture = page.screenshot()
    context.close()
    return picture


def save(picture: bytes, path: Path) -> None:
    """Write a picture with few colours; stop if it is still too heavy for a page of documentation."""
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(256, dither=Image.Dither.NONE)
    image.save(path, optimize=True)
    weight = path.stat().st_size
    print(f"{path.relative_to(ROOT)}  {weight // 1024} kB")
    if weight > HEAVIEST:
        sys.exit(f"{path.name} pèse plus de 200 kB.")


if __name__ == "__main__":
    main()
