"""Series of events that come back under one name."""

import pytest

from faitiere.domains.events.services import series
from faitiere.domains.events.services.series import SeriesDraft, SeriesTitleMissing, SeriesTitleTaken
from faitiere.kernel.audit.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_a_series_has_an_address_made_of_its_acronym_and_keeps_it(amina):
    meetings = series.create(SeriesDraft("Rencontres de Valdorie", acronym="RDV"), by=amina)

    series.edit(meetings, SeriesDraft("Grandes rencontres de Valdorie"), by=amina)
    series.edit(meetings, SeriesDraft("Grandes rencontres de Valdorie"), by=amina)

    assert (meetings.slug, meetings.title) == ("rdv", "Grandes rencontres de Valdorie")
    assert list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True)) == ["série créée", "série modifiée"]


def test_two_series_do_not_share_a_title(amina):
    first = series.create(SeriesDraft("Cafés"), by=amina)
    second = series.create(SeriesDraft("Chroniques"), by=amina)

    with pytest.raises(SeriesTitleTaken):
        series.create(SeriesDraft("Cafés"), by=amina)
    with pytest.raises(SeriesTitleTaken):
        series.edit(second, SeriesDraft("Cafés"), by=amina)
    assert series.edit(first, SeriesDraft("Cafés", description="En ligne"), by=amina).description == "En ligne"


def test_a_series_without_a_title_is_refused(amina):
    with pytest.raises(SeriesTitleMissing):
        series.create(SeriesDraft(" "), by=amina)
