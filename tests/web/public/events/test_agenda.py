"""The agenda: what comes, a month on a grid, what is past. The clock stands at 19 January 2024."""

from datetime import UTC, date, datetime

import pytest

from faitiere.domains.events.choices import EventAudience, EventKind, EventState
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services.changes import columns
from tests.factories.events import EventFactory
from tests.factories.groups import GroupFactory
from tests.factories.territories import CountryFactory

PAST = {"starts_at": datetime(2022, 6, 20, 8, tzinfo=UTC), "ends_at": datetime(2022, 6, 20, 16, tzinfo=UTC)}


def dated(known: When, **facts):
    return EventFactory(**columns(known), **facts)


@pytest.mark.django_db
def test_what_comes_stands_under_its_month_and_its_year_in_order(text):
    dated(When.days(date(2025, 2, 6)), title="Rencontre de février prochain")
    dated(When.days(date(2024, 2, 6)), title="Café de février")
    page = text("/agenda/")
    assert page.index("Février 2024") < page.index("Café de février") < page.index("Février 2025")
    assert '<time datetime="2024-02-06">mardi 6\u00a0février 2024</time>' in page


@pytest.mark.django_db
def test_what_has_no_day_yet_stands_after_what_has_one(text):
    dated(When.month(date(2024, 4, 1)), title="Réunion d’avril")
    dated(When.to_be_defined("au printemps"), title="Séminaire")
    EventFactory(title="Réunion de mars")
    page = text("/agenda/")
    undated = page.split("Dates à définir")[1]
    assert "Réunion d’avril" in undated
    assert "Date à définir (au printemps)" in undated
    assert "Réunion de mars" not in undated


@pytest.mark.django_db
def test_what_is_past_is_in_the_archives_and_only_there(text):
    EventFactory(title="Ancienne réunion", **PAST)
    EventFactory(title="Réunion à venir")
    assert "Ancienne réunion" not in text("/agenda/")
    archives = text("/agenda/archives/")
    assert "Ancienne réunion" in archives
    assert "Réunion à venir" not in archives


@pytest.mark.django_db
def test_what_was_held_on_a_day_nobody_wrote_down_is_past(text):
    dated(When.to_be_defined(), title="Bureau de juin", state=EventState.HELD)
    assert "Bureau de juin" not in text("/agenda/")
    assert "Bureau de juin" in text("/agenda/archives/")


@pytest.mark.django_db
def test_a_list_says_a_state_only_when_it_adds_to_the_date(text):
    EventFactory(title="Café", state=EventState.SAVE_THE_DATE)
    assert "date à réserver" not in text("/agenda/")
    EventFactory(title="Atelier", state=EventState.OPEN, capacity=1, taken=1)
    assert ">complet<" in text("/agenda/")


@pytest.mark.django_db
def test_an_idea_is_nowhere(client):
    event = EventFactory(state=EventState.IDEA, title="Encore une idée")
    for address in ["/agenda/", "/agenda/2024/3/", "/agenda/archives/"]:
        assert "Encore une idée" not in client.get(address).content.decode()
    assert client.get(f"/agenda/{event.slug}/").status_code == 404


@pytest.mark.django_db
def test_a_reserved_event_is_named_and_marked_and_never_linked(text):
    event = EventFactory(audience=EventAudience.MEMBERS, title="Café des élues et élus", place="Valmont-sur-Loire")
    for address in ["/agenda/", "/agenda/2024/3/"]:
        page = text(address)
        assert "Café des élues et élus" in page
        assert "réservé aux adhérents" in page
        assert event.slug not in page
        assert "Valmont-sur-Loire" not in page


def test_a_member_finds_the_link(client_of, chloe):
    event = EventFactory(audience=EventAudience.MEMBERS)
    assert f'href="/agenda/{event.slug}/"' in client_of(chloe).get("/agenda/").content.decode()


@pytest.mark.django_db
def test_filters_keep_what_they_name_and_ignore_what_they_cannot_read(text):
    group, country = GroupFactory(slug="contree"), CountryFactory(code="SN", code3="SEN", name="Sénégal")
    kept = EventFactory(title="Celle-ci", group=group, kind=EventKind.MISSION)
    kept.countries.add(country)
    EventFactory(title="Une autre", audience=EventAudience.MEMBERS)
    for query in ["groupe=contree", "pays=SN", "nature=mission", "public=public"]:
        page = text(f"/agenda/?{query}")
        assert "Celle-ci" in page, query
        assert "Une autre" not in page, query
    assert "Une autre" in text("/agenda/?groupe=rien&pays=XX&nature=quoi")
    assert "Aucun rendez-vous ne correspond" in text("/agenda/?public=reserves&nature=mission")


@pytest.mark.django_db
def test_a_month_shows_each_day_of_what_lasts_and_apart_what_has_no_day(text):
    dated(When.days(date(2024, 2, 28), date(2024, 3, 2)), title="Assises")
    dated(When.month(date(2024, 3, 1)), title="Mission")
    dated(When.year(2024), title="Un jour")
    page = text("/agenda/2024/3/")
    assert page.count("Assises") == 4  # 28 and 29 February stand in the first week
    assert "Mission" in page.split("jour à préciser")[1]
    assert "Un jour" not in page
    assert 'href="/agenda/2024/2/"' in page
    assert "Février 2024" in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/agenda/2024/13/", "/agenda/1789/7/", "/agenda/9999/1/", "/agenda/inconnu/", "/agenda/99999999999999999999/1/"],
)
def test_a_month_that_is_none_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_the_archives_are_searched_by_words_of_the_title_and_paged(text):
    for rank in range(52):
        EventFactory(title=f"Réunion du groupe {rank}", **PAST)
    EventFactory(title="Assises de la jeunesse", **PAST)
    found = text("/agenda/archives/?q=jeunesse+assises")
    assert "Assises de la jeunesse" in found
    assert "Réunion du groupe" not in found
    assert "Page 1 sur 2" in text("/agenda/archives/")
    assert "Aucun événement passé ne correspond" in text("/agenda/archives/?q=introuvable")


@pytest.mark.django_db
def test_the_agenda_runs_the_same_queries_for_one_event_and_three(queries):
    addresses = ["/agenda/", "/agenda/2024/3/", "/agenda/archives/"]

    def add():
        EventFactory(group=GroupFactory())
        EventFactory(**columns(When.to_be_defined()))
        EventFactory(**PAST)

    add()
    one = [queries(address) for address in addresses]
    add()
    add()
    assert [queries(address) for address in addresses] == one
    assert max(one) <= 15


@pytest.mark.django_db
def test_a_full_event_says_so(text):
    event = EventFactory(capacity=2)
    type(event).objects.update(taken=2)
    assert '<span class="badge badge-watch">complet</span>' in text("/agenda/")


@pytest.mark.django_db
def test_an_agenda_without_anything_says_so(text):
    assert "Aucun rendez-vous annoncé" in text("/agenda/")
    assert "Aucun événement passé" in text("/agenda/archives/")
    assert "Aucun rendez-vous ce mois-ci" in text("/agenda/2024/3/")


@pytest.mark.django_db
def test_a_list_too_long_for_one_page_leads_to_the_month_where_it_goes_on(text, monkeypatch):
    monkeypatch.setattr("faitiere.web.public.views.events.agenda.ON_ONE_LIST", 1)
    dated(When.days(date(2024, 2, 6)), title="La première")
    dated(When.days(date(2024, 5, 6)), title="La suivante")
    page = text("/agenda/")
    assert "La suivante" not in page
    assert '<a href="/agenda/2024/5/">La suite, à partir de mai\u00a02024</a>' in page.replace(
        "mai 2024", "mai\u00a02024"
    )
