"""Eight hundred badges and eight hundred certificates: ours, from registrations to accessible PDF, against bare Typst.

Ours names each person, computes each code and draws it, sets the typography and compiles. Bare Typst is given the
finished data of the same template, codes drawn.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any
from unittest.mock import patch

import django
import typst

os.environ["DJANGO_SETTINGS_MODULE"] = "faitiere.config.settings.test"
django.setup()

from bench.harness import Figures, Measure, per_second
from faitiere.domains.events.documents import badges, certificates
from faitiere.domains.events.models import Certificate, Event, Registration, Session
from faitiere.domains.events.models.attendance import new_code
from faitiere.domains.library.models import NetworkIdentity
from faitiere.kernel import documents
from faitiere.kernel.documents.compiler import ROOT

PEOPLE = 800
DAY = date(2024, 3, 20)
START = datetime(2024, 3, 20, 8, tzinfo=UTC)


@contextmanager
def measures() -> Iterator[list[Measure]]:
    """Prepare eight hundred people of one event, without any database."""
    network = NetworkIdentity(name="Réseau des rives", city="Rivecourt")
    event = Event(title="Rencontres des rives", slug="rencontres", starts_at=START, place="Valmont-sur-Loire")
    people = [
        Registration(
            pk=rank, event=event, first_name="Ana", last_name=f"Ruiz {rank}", role="Maire", organization_name="Valmont"
        )
        for rank in range(1, PEOPLE + 1)
    ]
    chosen = {one.pk: [Session(title="Atelier eau"), Session(title="Jeunesse et mobilité")] for one in people}
    issued = [Certificate(registration=one, code=new_code(), issued_at=START) for one in people]

    def print_badges() -> bytes:
        return badges.badges(event, people, chosen, network, sheet="a4-8", on=DAY)

    def print_certificates() -> bytes:
        return certificates.certificates(issued, chosen, network, on=DAY)

    yield [
        Measure(name, _rate(ours), {"bare Typst": _rate(_bare(ours))}, rounds=3)
        for name, ours in (("badges", print_badges), ("certificates", print_certificates))
    ]


def _bare(ours: Callable[[], bytes]) -> Callable[[], object]:
    """Keep the data that ours hands to Typst, and compile them alone."""
    kept: list[Any] = []
    with patch.object(documents, "pdf", lambda template, data, **_more: kept.extend([template, data]) or b""):
        ours()
    template, data = kept
    inputs = {"data": json.dumps(data), "title": "Mesure", "date": DAY.isoformat()}
    compiler = typst.Compiler(root=ROOT, ignore_system_fonts=True)
    return lambda: compiler.compile(ROOT / template, format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"])


def _rate(work: Callable[[], object]) -> Callable[[], Figures]:
    work()  # fonts are warm on both sides
    return lambda: {"documents/s": per_second(PEOPLE, work)}
