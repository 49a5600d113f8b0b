"""« Préparer » for 19 January 2024: the letter that the network printed, from the network's own life."""

import pytest

from faitiere.demo.facts.reader import load
from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.queries import checks, composing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

PRINTED = load("articles")
PEOPLE = {row["id"]: row for row in load("people")["people"]}


@pytest.fixture
def issue():
    return Issue.objects.get(newsletter__slug="lettre")


def test_the_33_items_stand_in_their_section_and_order(issue):
    drafted = [
        (section.slug, item.title)
        for section, held in composing.sections(issue)
        for item in held
        if section.kind == "items"
    ]

    assert drafted == [(row["section"], row["title"]) for row in PRINTED["articles"]]


def test_the_sections_follow_those_of_the_paper(issue):
    assert [section.slug for section in issue.sections.all()] == [row["id"] for row in PRINTED["sections"]]


def test_each_presidency_is_the_one_printed(issue):
    drafted = dict(issue.items.exclude(source_kind="agenda").values_list("title", "president_line"))
    for row in PRINTED["articles"]:
        said, line = row["president_line"], drafted[row["title"]]
        if said is None or row["section"] == "actualites-crises":
            assert line == "", row["id"]
        elif said["person"] is None:
            assert line.endswith(f" : {said['label']}"), row["id"]
        else:
            person = PEOPLE[said["person"]]
            assert f"{person['first_name']} {person['last_name']}" in line, row["id"]
    assert "Clare Hart" in issue.sections.get(slug="actualites-crises").president_line


def test_the_agenda_has_its_23_entries_under_their_headings_with_their_marks(issue):
    headings = {row["id"]: row["label"] for row in PRINTED["agenda_block"]["buckets"]}
    entries = PRINTED["agenda_block"]["entries"]
    drafted = list(issue.items.filter(source_kind="agenda").order_by("order"))

    assert [item.heading for item in drafted] == [headings[row["bucket"]] for row in entries]
    assert [item.day for item in drafted] == [row["day_printed"] for row in entries]
    assert [item.is_reserved for item in drafted] == [row["access"] == "members" for row in entries]


def test_the_checks_flag_the_sunday_and_the_address_that_says_2023(issue):
    told = {(remark.code, remark.item.title) for remark in checks.remarks(issue) if remark.item}

    assert {title for code, title in told if code == "address_year"} == {
        "Réunion du groupe Crises et réhabilitation, le 1er février"
    }
    assert [title for code, title in told if code == "sunday"] == [issue.items.get(day="le 24 mars").title]
