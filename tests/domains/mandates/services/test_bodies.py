from datetime import date

import pytest

from faitiere.domains.mandates import queries
from faitiere.domains.mandates.services import bodies
from faitiere.domains.mandates.services.bodies import BodyDraft
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.mandates import BodyFactory


def test_a_body_gets_an_address_from_its_name(amina):
    assert bodies.create(BodyDraft("Bureau exécutif", "bureau"), by=amina).slug == "bureau-executif"


def test_a_body_has_a_name_and_a_sound_period(amina):
    with pytest.raises(bodies.BodyNameMissing):
        bodies.create(BodyDraft(" ", "bureau"), by=amina)
    upside_down = BodyDraft("Comité", "steering", starts_on=date(2022, 1, 1), ends_on=date(2021, 1, 1))
    with pytest.raises(bodies.BodyEndsBeforeStart):
        bodies.create(upside_down, by=amina)


def test_a_correction_is_logged_with_what_changed(amina):
    body = bodies.create(BodyDraft("Bureau", "bureau"), by=amina)

    bodies.update(body, BodyDraft("Bureau", "bureau", size=10), by=amina)

    assert AuditEntry.objects.get(verb="instance corrigée").changes == {"size": [None, 10]}


def test_a_parity_rule_stated_again_for_a_day_is_corrected(amina):
    body = BodyFactory()
    for nature in ("recommended", "required"):
        bodies.set_parity(body, nature, since=date(2020, 12, 9), decided_by="Assemblée", by=amina)

    assert queries.parity(body, date(2024, 1, 19)).nature == "required"
    assert body.parity_rules.count() == 1


def test_a_closed_body_is_no_longer_listed(amina):
    body = BodyFactory(starts_on=date(2020, 1, 1), ends_on=date(2023, 1, 1))

    listed = [body in queries.bodies_on(day) for day in (date(2019, 1, 1), date(2022, 12, 31), date(2023, 1, 1))]
    assert listed == [False, True, False]
