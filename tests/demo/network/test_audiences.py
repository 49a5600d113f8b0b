"""The audiences of the demo mean real presidencies and the cast, and say why."""

from datetime import date

import pytest

from faitiere.demo.builders.meetings.audiences import PRESIDENTS
from faitiere.domains.audiences import queries
from faitiere.domains.audiences.models import Audience

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
TODAY = date(2024, 1, 19)


def test_whoever_presides_a_group_is_meant_and_told_why():
    why = {str(one.person): one.why for one in queries.recipients(Audience.objects.get(name=PRESIDENTS), on=TODAY)}
    assert why["Bernard Morel"] == "présidence, Groupe-pays Valdorie"
    assert why["Arnaud Ngatcha"] == "présidence, Groupe-pays Sénégal"


def test_each_audience_finds_somebody():
    found = {audience.name: queries.count(queries.lines_of(audience), TODAY) for audience in Audience.objects.all()}
    assert len(found) == 4
    assert all(found.values()), found
