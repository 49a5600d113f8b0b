"""The directory and the pages of groups."""

from datetime import UTC, date, datetime

from faitiere.domains.events.choices import EventAudience, WhenKind
from faitiere.domains.groups.choices import GroupKind, StepKind
from tests.factories.events import EventFactory
from tests.factories.groups import GroupFactory, GroupMemberFactory, GroupStepFactory
from tests.factories.mandates import MandateFactory, MandateMentionFactory, SeatFactory
from tests.factories.people import OfficeFactory, OfficeMentionFactory, PersonFactory
from tests.factories.territories import AuthorityFactory, CountryFactory, ZoneFactory


def test_the_directory_names_each_group_and_who_leads_it(text, chaired_group):
    group = chaired_group()
    page = text("/groupes/")
    assert group.short_name in page
    assert str(group.body.seats.get().mandates.get().person) in page


def test_the_directory_runs_the_same_queries_for_one_group_and_three(queries, chaired_group):
    chaired_group()
    one = queries("/groupes/")
    chaired_group()
    chaired_group()
    assert queries("/groupes/") == one
    assert one <= 15


def test_a_country_that_has_a_group_is_a_link_on_the_map(text, db):
    group = GroupFactory()
    group.countries.add(CountryFactory(code="SN", code3="SEN", name="Sénégal"))
    GroupStepFactory(group=group, kind=StepKind.DORMANT)
    page = text("/groupes/")
    assert f'<a href="/groupes/{group.slug}/" class="map-country zone-8 is-dormant"' in page
    assert f'aria-label="{group.name} (en sommeil)"' in page


def test_filters_keep_what_they_name_and_ignore_what_they_cannot_read(text, db):
    far = ZoneFactory(slug="loin", name="Loin")
    GroupFactory(short_name="Contrée proche")
    GroupFactory(short_name="Contrée lointaine", zone=far)
    GroupFactory(short_name="Climat", kind=GroupKind.THEMATIC, zone=far)
    page = text("/groupes/?zone=loin&nature=country")
    assert "Contrée lointaine" in page
    assert "Contrée proche" not in page
    assert "Climat" not in page
    assert "Climat" in text("/groupes/?zone=nulle-part&etat=n-importe-quoi")


def test_nothing_found_is_said(text, chaired_group):
    chaired_group()
    assert "Aucun groupe ne correspond" in text("/groupes/?etat=former")


def test_a_group_s_page_gives_the_president_with_the_title_of_the_day(text, bernard, valdorie):
    page = text("/groupes/valdorie/")
    assert "Bernard" in page
    assert "Maire" in page
    assert 'datetime="2023-09-01"' in page


def test_asked_for_an_earlier_day_it_gives_the_earlier_president(text, db):
    group = GroupFactory(short_name="Contrée")
    seat = SeatFactory(body=group.body)
    for last_name, day in [("Ancienne", date(2020, 12, 1)), ("Nouvelle", date(2024, 1, 1))]:
        mandate = MandateFactory(seat=seat, person=PersonFactory(last_name=last_name), holds_from=day)
        MandateMentionFactory(mandate=mandate)
    today, before = text("/groupes/contree/"), text("/groupes/contree/?au=2021-03-01")
    assert "Nouvelle" in today.split("Histoire")[0]
    assert "Ancienne" in today.split("Histoire")[1]
    assert "Ancienne" in before.split("Histoire")[0]
    assert "Nouvelle" not in before
    assert "1er\u00a0mars 2021" in before


def test_a_town_that_presides_without_a_named_person_is_named_and_nobody_is_invented(text, db):
    group = GroupFactory(short_name="Contrée")
    town = AuthorityFactory(name="Valmont")
    mandate = MandateFactory(
        seat=SeatFactory(body=group.body), held_by_authority=True, authority=town, label="Ville de Valmont"
    )
    MandateMentionFactory(mandate=mandate)
    page = text("/groupes/contree/")
    assert "Ville de Valmont" in page
    assert "aucune source ne nomme de personne" in page
    assert "/personnes/" not in page


def test_an_old_statement_is_shown_as_not_confirmed(text, db):
    group = GroupFactory(short_name="Contrée")
    mandate = MandateFactory(seat=SeatFactory(body=group.body), holds_from=date(2020, 1, 1), holds_precision="year")
    MandateMentionFactory(mandate=mandate, seen_precision="year")
    assert "dernière mention\u00a0: 2020, non confirmé depuis" in text("/groupes/contree/")


def test_two_sources_that_disagree_are_both_told(text, chaired_group):
    group = chaired_group(short_name="Contrée")
    other = MandateFactory(
        seat=group.body.seats.get(), is_retained=False, judged_on=date(2024, 1, 5), judgement="Liste plus récente."
    )
    MandateMentionFactory(mandate=other)
    page = text("/groupes/contree/")
    assert str(other.person) in page
    assert "Liste plus récente." in page


def test_a_group_s_page_runs_the_same_queries_for_one_member_and_three(queries, chaired_group):
    group = chaired_group(short_name="Contrée")
    GroupMemberFactory(group=group)
    one = queries("/groupes/contree/")
    for year in (2019, 2021):
        GroupMemberFactory(group=group)
        MandateMentionFactory(mandate=MandateFactory(seat=group.body.seats.get(), holds_from=date(year, 1, 1)))
    assert queries("/groupes/contree/") == one
    assert one <= 18


def test_a_title_that_names_its_town_is_not_followed_by_the_town(text, db):
    group = GroupFactory(short_name="Contrée")
    town, person = AuthorityFactory(name="Valmont"), PersonFactory()
    office = OfficeFactory(person=person, authority=town, title="Adjointe à la maire de Valmont")
    OfficeMentionFactory(office=office)
    MandateMentionFactory(mandate=MandateFactory(seat=SeatFactory(body=group.body), person=person, authority=town))
    page = text("/groupes/")
    assert "adjointe à la maire de Valmont" in page
    assert "– Valmont" not in page


def test_a_group_s_page_says_what_comes_what_has_no_date_and_what_is_past(text, chaired_group):
    group = chaired_group(short_name="Contrée")
    past = {"starts_at": datetime(2022, 6, 20, tzinfo=UTC), "ends_at": datetime(2022, 6, 21, tzinfo=UTC)}
    EventFactory(group=group, title="À venir")
    EventFactory(group=group, title="Réservée", slug="reservee", audience=EventAudience.MEMBERS)
    EventFactory(group=group, title="Bientôt", starts_at=None, ends_at=None, when_kind=WhenKind.TO_BE_DEFINED)
    EventFactory(group=group, title="Ancienne", **past)
    EventFactory(title="Autre groupe")
    agenda = text("/groupes/contree/").split('id="rendez-vous"')[1].split("</section>")[0]
    coming, done = agenda.split("Derniers rendez-vous passés")
    assert coming.index("À venir") < coming.index("Bientôt")
    assert "reservee" not in coming
    assert "Ancienne" in done
    assert "Autre groupe" not in agenda
    assert "/agenda/groupes/contree.ics" in agenda
