"""The pack as the builders see it, checked against its own « Derived values for acceptance tests »."""

from collections import Counter
from datetime import date

import pytest

from faitiere.demo.facts import bodies, events, groups, organizations, people, reader
from faitiere.kernel.periods import PartialDate

GROUPS = {group.slug: group for group in groups.groups()}
PERSONS = {person.slug: person for person in people.persons()}
EVENTS = {event.slug: event for event in events.events()}
PRESIDENCIES = [
    (group, presidency)
    for group in GROUPS.values()
    for presidency in group.presidencies
    if presidency.role != "chair_of_meeting"
]


def test_every_record_of_the_pack_is_read():
    assert len(PERSONS) == 55
    assert sum(len(person.offices) for person in PERSONS.values()) == 95
    assert len(GROUPS) == 31
    assert sum(len(group.presidencies) for group in GROUPS.values()) == 44
    assert sum(len(group.steps) for group in GROUPS.values()) == 8
    assert len(list(organizations.organizations())) == 56
    assert len(list(organizations.authorities())) == 51
    assert len(list(bodies.bodies())) == 19
    assert len(EVENTS) == 87
    assert sum(len(event.sessions) for event in EVENTS.values()) == 24
    assert (len(list(events.series())), len(list(events.venues()))) == (15, 9)


def test_the_list_of_2020_has_26_entries_of_which_two_await_renewal():
    listed = [(group, said) for group, said in PRESIDENCIES if "présidences" in said.source.page]

    assert len(listed) == 26
    assert sorted(group.slug for group, said in listed if said.holding == "vacant") == ["maroc", "mexique"]
    named = {said.person for _group, said in listed if said.person}
    women = {slug for slug in named if PERSONS[slug].civility == "madame"}
    assert (len(named), len(women)) == (24, 13)


def test_january_2024_prints_sixteen_presidencies_held_by_fifteen_people_and_one_town():
    printed = [said for _group, said in PRESIDENCIES if "janvier 2024" in said.source.document]

    assert len(printed) == 16
    named = {said.person for said in printed if said.person}
    assert len(named) == 15
    assert len([slug for slug in named if PERSONS[slug].civility == "madame"]) == 10
    assert [(said.holding, said.authority) for said in printed if not said.person] == [("authority_only", "chambery")]


def test_a_source_is_cited_in_french_with_its_page():
    said = GROUPS["senegal"].presidencies

    assert [str(presidency.source) for presidency in said] == [
        "Rapport d’activité 2020, p. 18-19 (présidences)",
        "Lettre d’information de janvier 2024, p. 3 (Sénégal)",
    ]
    assert [str(presidency.seen) for presidency in said] == ["2020", "janvier 2024"]


def test_no_reference_stays_in_english():
    english = {"paragraph", "letter", "duty", "caption", "report", "pages", "last", "opening", "second"}
    cited = [office.source for person in PERSONS.values() for office in person.offices]
    cited += [fact.source for fact in [*organizations.organizations(), *bodies.bodies(), *GROUPS.values()]]
    cited += [turn.source for event in EVENTS.values() for turn in event.turns]
    cited += [fact.source for fact in [*events.series(), *EVENTS.values()]]
    cited += [seat.source for seat in [*bodies.bureau_seats(), *bodies.outside_chairs(), *bodies.representations()]]

    words = {word for source in cited for word in source.page.replace("(", " ").split()}
    assert words & english == set()


def test_of_87_events_49_are_held_and_4_were_postponed_of_which_one_got_another_date():
    last = Counter(event.turns[-1].status for event in EVENTS.values())
    ever = {slug for slug, event in EVENTS.items() if any(turn.status == "postponed" for turn in event.turns)}

    assert last == {"held": 49, "planned": 35, "postponed": 3}
    assert ever - {slug for slug, event in EVENTS.items() if event.turns[-1].status == "postponed"} == {
        "assises-franco-armeniennes"
    }


def test_an_event_without_any_period_is_an_idea():
    assert {slug for slug, event in EVENTS.items() if event.is_idea} == {"seminaires-formations-sahel", "cop-26"}


def test_what_is_said_of_an_event_is_said_in_french():
    assert EVENTS["jerest2-2023-12-08"].description.endswith("Participation : 18 collectivités françaises.")
    assert EVENTS["mission-mauritanie-2023-12"].description == "Conduite : Sarah Bouseksou."
    assert "dimanche" in EVENTS["gp-burkina-faso-2024-03-24"].description
    assert "yaml" not in "".join(event.description for event in EVENTS.values())


def test_a_note_without_a_french_wording_is_an_error():
    assert reader.note({}) == ""
    assert reader.note({"note": "Early 2020."}) == "Au début de l’année 2020."
    with pytest.raises(KeyError):
        reader.note({"note": "Nobody has written this one in French."})


@pytest.mark.parametrize(
    ("slug", "zone", "short_name"),
    [
        ("senegal", "afrique-subsaharienne", "Sénégal"),
        ("benin", "afrique-subsaharienne", "Bénin"),
        ("coree", "asie", "République de Corée"),
        ("dalc", "ameriques-caraibes", "Amérique latine et Caraïbes"),
        ("mission-sahel", "afrique-subsaharienne", "Sahel"),
        ("armenie", "europe", "Arménie"),
        ("climat", "", "Climat"),
        ("jeunesses-ecsi", "", "Jeunesses et ECSI"),
    ],
)
def test_each_group_has_a_short_address_a_short_name_and_a_zone(slug, zone, short_name):
    assert (GROUPS[slug].zone, GROUPS[slug].short_name) == (zone, short_name)


def test_titles_that_differ_by_capitals_only_are_one_office_that_keeps_both_wordings():
    zerkani = PERSONS["karima-zerkani-raynal"].offices

    assert {office.title for office in zerkani} == {"Adjointe au maire déléguée aux relations internationales"}
    assert [office.title_printed for office in zerkani] == [
        "Adjoint au Maire délégué aux Relations Internationales",
        "",
    ]


def test_the_portfolio_is_read_from_the_title():
    assert PERSONS["patrick-geroudet"].offices[0].portfolio == "Promotion de la Ville"
    assert PERSONS["arnaud-ngatcha"].offices[1].portfolio == ""


def test_parity_is_required_in_the_bureau_and_recommended_in_the_board_since_9_december_2020():
    rules = [(rule.body, rule.nature, rule.since) for rule in bodies.parity_rules()]

    assert rules == [("bureau", "required", date(2020, 12, 9)), ("ca", "recommended", date(2020, 12, 9))]


def test_the_presidency_of_the_network_passes_on_13_october_2020():
    presidents = [seat for seat in bodies.bureau_seats() if seat.role == "president"]

    changed_on = PartialDate.parse("2020-10-13")
    assert {(seat.person, seat.since, seat.until) for seat in presidents} == {
        ("roland-ries", None, changed_on),
        ("francois-rebsamen", changed_on, None),
    }


def test_two_sources_disagree_about_the_outside_working_group_on_crises():
    assert [(seat.person, seat.authority) for seat in bodies.outside_chairs()] == [("", "geneve"), ("emilia-saiz", "")]
