import pytest

from faitiere.domains.audiences import exports
from tests.domains.audiences.conftest import ON
from tests.factories.audiences import AudienceFactory

pytestmark = pytest.mark.django_db


def test_each_person_is_a_row_reached_or_not(bernard, chloe):
    rows = [dict(zip(exports.COLUMNS, row, strict=True)) for row in exports.rows(AudienceFactory(), ON)]
    assert [(row["Nom"], row["Adresse électronique"]) for row in rows] == [("Garnier", chloe.email), ("Morel", "")]
    assert rows[1]["Pourquoi"] == "maire de Valmont-sur-Loire, adhérente depuis 2020"
    assert (rows[1]["Civilité"], rows[1]["Nature"]) == ("Monsieur", "commune")
