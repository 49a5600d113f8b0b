"""The list of events opens with what comes next."""

from datetime import date

from faitiere.domains.events.choices import EventState
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services.changes import columns
from tests.factories.events import EventFactory

ADDRESS = "/gestion/evenements/"


def dated(title: str, known: When, **facts):
    return EventFactory(title=title, **columns(known), **facts)


def test_the_list_opens_on_what_comes_what_waits_for_a_date_and_what_is_past_stand_apart(desk):
    """The clock stands at 19 January 2024."""
    dated("Tenu sans date", When.to_be_defined(), state=EventState.HELD)
    dated("Dans l’année", When.year(2024))
    dated("Passé", When.days(date(2023, 6, 1)))
    dated("Plus tard", When.days(date(2024, 9, 1)))
    dated("Sans date", When.to_be_defined())
    dated("En cours", When.days(date(2024, 1, 18), date(2024, 1, 20)))
    dated("Bientôt", When.days(date(2024, 2, 1)))

    def shown(**query) -> list[str]:
        return [row.title for row in desk.get(ADDRESS, query).context["object_list"]]

    coming = ["En cours", "Bientôt", "Plus tard", "Dans l’année"]
    assert shown() == shown(time="coming") == coming
    assert "?time=undated" in desk.get(ADDRESS).content.decode()
    assert shown(time="undated") == ["Sans date"]
    assert shown(time="past") == ["Passé", "Tenu sans date"]
    assert shown(time="all") == [*coming, "Sans date", "Passé", "Tenu sans date"]


def test_a_column_asked_for_decides_alone(desk):
    dated("B", When.days(date(2024, 2, 1)))
    dated("A", When.days(date(2024, 3, 1)))
    rows = desk.get(ADDRESS, {"ordering": "title"}).context["object_list"]
    assert [row.title for row in rows] == ["A", "B"]
