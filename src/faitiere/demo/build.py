"""Builds the whole network, once, in one transaction."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from faitiere.demo.builders import (
    articles,
    bodies,
    cast,
    deeds,
    events,
    fiction,
    groups,
    identity,
    letters,
    newsletters,
    organizations,
    persons,
    territories,
)
from faitiere.demo.builders.departures import letter as departures
from faitiere.demo.builders.meetings import audiences, gathering, valdorie
from faitiere.demo.builders.newsroom import publications
from faitiere.demo.builders.site import Site
from faitiere.demo.crowd import SIZE
from faitiere.demo.models import BuildStamp
from faitiere.demo.progress import Progress
from faitiere.kernel import clock

REGISTER = settings.ROOT / "node_modules" / "@etalab" / "decoupage-administratif"
SOURCES = Path(__file__).parent


@dataclass(frozen=True)
class Step:
    """A part of the build, and what the progress bar says meanwhile."""

    label: str
    run: Callable[[Site], None]


STEPS = [
    Step("Identité du réseau", identity.build),
    Step("Pays, zones et objectifs de développement durable", territories.build_world),
    Step("Registre national des collectivités", territories.build_register),
    Step("Collectivités citées, en France et à l’étranger", territories.build_named),
    Step("Organisations partenaires", organizations.build),
    Step("Personnes et mandats électifs", persons.build),
    Step("Instances et représentations", bodies.build),
    Step("Groupes, étapes et présidences", groups.build),
    Step("Événements, séries et lieux", events.build),
    Step("Modèle de lettre de mission", letters.build),
    Step("Collectivités et personnages inventés", fiction.build),
    Step("Comptes et contacts des personnages", cast.build),
    Step("Lettre, comptes rendus et corrections inventés", deeds.build),
    Step("Réunions du groupe inventé", valdorie.build),
    Step("Articles de la lettre de janvier 2024", articles.build),
    Step("Articles inventés", articles.build_invented),
    Step("Publications citées", publications.build),
    Step("Publications et contribution inventées", publications.build_invented),
    Step("Publics que l’on invite", audiences.build),
    Step("Lettre de janvier 2024, à relire", newsletters.build),
    Step("Lettre du groupe inventé et ses départs", departures.build),
    Step("Rencontres inventées et leurs 800 personnes", gathering.build),
]


def build(progress: Progress, *, register: Path = REGISTER, crowd: int = SIZE, now: datetime) -> bool:
    """Build the network, and a crowd of that size, unless one stands already; tell whether anything was done."""
    if BuildStamp.objects.exists():
        return False
    with transaction.atomic():
        site = Site(now=now, register=register, crowd=crowd)
        for step in STEPS:
            progress.begin(step.label)
            step.run(site)
            progress.end()
        BuildStamp.objects.create(fingerprint=fingerprint(), built_at=clock.real_now())
    return True


def is_outdated() -> bool:
    """Tell whether the network that stands was built from other facts than today's."""
    return BuildStamp.objects.exists() and not BuildStamp.objects.filter(fingerprint=fingerprint()).exists()


def fingerprint() -> str:
    """Return a digest of the facts and of what builds with them."""
    digest = hashlib.sha256()
    for pattern in ("pack/*.yaml", "facts/*", "builders/**/*.py", "cast.py", "crowd.py", "fiction.py", "*.yaml"):
        for path in sorted(SOURCES.glob(pattern)):
            if path.is_file():
                digest.update(path.relative_to(SOURCES).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
