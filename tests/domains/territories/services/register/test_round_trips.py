"""Whatever two vintages say: loading the second twice changes nothing, undoing it gives back the first, byte for byte."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faitiere.domains.territories.models import Authority
from faitiere.domains.territories.services import register
from faitiere.kernel.audit.log import System
from tests.domains.territories.services.register.test_loads import table, words
from tests.factories.territories import FranceFactory
from tests.factories.vintages import NO_ANNEXES, commune, epci, former, vintage

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
CODES = [f"77{number:03d}" for number in range(1, 7)]
NAMES = ["Aubeville", "Brièvre", "Saint-Clou", "L’Haÿ", "Œuilly", "Grand-Bourg"]


@st.composite
def vintages(draw, year: int):
    """A few communes; some of the others are former ones, whose successor is among the first."""
    current = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=5, unique=True))
    gone = [code for code in CODES if code not in current and draw(st.booleans())]
    successor = {code: draw(st.sampled_from(current)) for code in gone}
    communes = [
        commune(
            code,
            draw(st.sampled_from(NAMES)),
            siren=draw(st.sampled_from([f"21{code}01", f"20{code}99"])),
            population=draw(st.one_of(st.none(), st.integers(0, 3))),
            former_codes=tuple(old for old, new in successor.items() if new == code),
        )
        for code in current
    ]
    seats = [code for code in current if draw(st.booleans())]
    formers = [former(code, draw(st.sampled_from(NAMES)), successor.get(code, code)) for code in (*gone, *seats)]
    members = [code for code in current if draw(st.booleans())]
    epcis = (epci(draw(st.sampled_from(["200000001", "200000002"])), "CC des Rives", *members),) if members else ()
    return vintage(year, *communes, formers=tuple(formers), epcis=epcis)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=vintages(2025), second=vintages(2026))
def test_any_vintage_loads_once_keeps_every_row_and_is_undone(first, second):
    with transaction.atomic():  # each example starts from nothing
        FranceFactory()
        register.load(first, NO_ANNEXES, by=System(), now=NOW)
        before, before_words = table(), words()
        rows = set(Authority.objects.values_list("pk", flat=True))

        batch = register.load(second, NO_ANNEXES, by=System(), now=NOW)
        current = Authority.objects.current().filter(kind="commune")
        assert sorted(current.values_list("insee_code", flat=True)) == sorted(row.code for row in second.communes)
        assert rows <= set(Authority.objects.values_list("pk", flat=True))
        assert register.is_empty(register.prepare(second, NO_ANNEXES, by=System(), now=NOW))

        register.undo(batch, by=System(), now=NOW)
        assert (table(), words()) == (before, before_words)
        transaction.set_rollback(True)
