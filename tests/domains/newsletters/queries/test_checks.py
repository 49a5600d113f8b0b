from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from faitiere.domains.newsletters.choices import SectionKind, SourceKind
from faitiere.domains.newsletters.queries import checks
from faitiere.domains.newsletters.rules.dates import dates_in
from faitiere.domains.newsletters.services import lexicon
from faitiere.domains.newsroom.models import WebLink
from tests.factories.events import EventFactory
from tests.factories.newsletters import IssueFactory, IssueItemFactory, IssueSectionFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
LINK = {"label": "Je m’informe", "url": "https://reseau.example/page"}


def told(**fields) -> list[str]:
    """The codes of what is said of an issue of one item."""
    kind = fields.pop("kind", SectionKind.ITEMS)
    section = IssueSectionFactory(issue=IssueFactory(dated_on=date(2024, 1, 19)), kind=kind)
    IssueItemFactory(section=section, **{"title": "Une réunion", "links": [LINK], **fields})
    return [remark.code for remark in checks.remarks(section.issue)]


def on(day: datetime, **fields):
    return EventFactory(starts_at=day, ends_at=day.replace(hour=18), **fields)


def linked(url: str) -> list[dict[str, str]]:
    return [{"label": "Je m’inscris", "url": url}]


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"title": "La réunion du vendredi 2 février"}, []),
        ({"title": "La réunion du jeudi 2 février"}, ["weekday"]),
        ({"text": "Rendez-vous le mardi 19 décembre."}, []),
        ({"text": "Le lundi 31 juin n’existe pas."}, []),
        ({"title": "Le 1er février", "links": linked("https://a.example/le-1er-fevrier-2023")}, ["address_year"]),
        ({"title": "Le 14 novembre", "links": linked("https://a.example/le-14-novembre-2023")}, []),
        ({"links": []}, ["no_link"]),
        ({"text": "Présidente : XXXX"}, ["placeholder"]),
        ({"text": "Bonjour [[prenom]]"}, ["placeholder"]),
        ({"text": "[[salutation]]"}, []),
        ({"title": "Cliquez ici !!"}, ["spam", "spam"]),
        ({"title": "VENEZ TOUTES NOMBREUSES"}, ["spam"]),
        ({"text": "Une reunion d’aujourd’hui, la co-présidence de l’AICT, le 1er, la COP28"}, ["spelling"]),
        ({"text": "#" + "KoreaFranceLocalCooperation" * 2}, ["wide"]),
        ({"text": "https://a.example/" + "x" * 60}, []),
        ({"is_cut": True, "links": []}, []),
    ],
)
def test_what_a_text_says_is_looked_at(fields, codes):
    assert told(**fields) == codes


def test_a_meeting_on_a_sunday_and_one_that_is_past_are_told():
    sunday = on(datetime(2024, 3, 24, 9, tzinfo=UTC))
    agenda = {"kind": SectionKind.AGENDA, "source_kind": SourceKind.AGENDA}
    assert told(source_pk=sunday.pk, **agenda) == ["sunday"]
    assert told(source_pk=on(datetime(2024, 1, 11, 9, tzinfo=UTC)).pk, **agenda) == ["past"]
    assert told(source_pk=on(datetime(2024, 3, 20, 9, tzinfo=UTC)).pk, **agenda) == []


def test_the_same_link_twice_is_told_at_the_second():
    section = IssueSectionFactory()
    IssueItemFactory(section=section, links=[LINK])
    second = IssueItemFactory(section=section, links=[{**LINK, "url": LINK["url"] + "/"}])

    assert [(remark.code, remark.item) for remark in checks.remarks(section.issue)] == [("same_link", second)]


def test_a_presidency_of_another_day_is_told_with_the_right_one(valdorie, presidency):
    section = IssueSectionFactory()
    IssueItemFactory(section=section, links=[LINK], group=valdorie, president_line="Présidente : quelqu’un d’autre")

    remark = next(one for one in checks.remarks(section.issue) if one.code == "presidency")
    assert str(presidency.person) in remark.sentence
    assert remark.fix == "presidences"


def test_dates_are_read_with_the_year_that_is_nearest():
    text = "le 14 novembre, le 6 février puis du 16 mai au 2 juin 2025"
    assert [said.day for said in dates_in(text, date(2024, 1, 19))] == [
        date(2023, 11, 14),
        date(2024, 2, 6),
        date(2024, 5, 16),
        date(2025, 6, 2),
    ]


def test_a_word_is_flagged_once_unless_the_network_knows_it(amina, valdorie):
    section = IssueSectionFactory()
    for text in ("Le groupe Valdorie à Kanazawa", "De Kanazawa, un plaidoyé"):
        IssueItemFactory(section=section, links=[{**LINK, "url": LINK["url"] + text}], text=text)

    def flagged():
        return [remark.word for remark in checks.remarks(section.issue) if remark.code == "spelling"]

    assert flagged() == ["Kanazawa", "plaidoyé"]
    lexicon.add("KANAZAWA", by=amina, now=NOW)
    assert flagged() == ["plaidoyé"]


def test_the_look_at_spelling_asks_as_much_of_the_database_for_one_item_as_for_many():
    section = IssueSectionFactory()

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            checks.remarks(section.issue)
        return len(queries)

    IssueItemFactory(section=section, title="Kanazawa")
    one = asked()
    for title in ("Shizuoka", "Onomichi", "Yamanouchi"):
        IssueItemFactory(section=section, title=title)
    assert asked() == one


def test_a_machine_without_dictionary_says_so(settings, tmp_path):
    settings.ROOT = tmp_path
    assert told() == ["no_dictionary"]


@pytest.mark.parametrize(
    ("state", "said"),
    [("dead", "ne mène plus nulle part"), ("silent", "pas répondu"), ("moved", "remplacez-la"), ("alive", "")],
)
def test_what_the_checker_of_the_newsroom_was_answered_is_told(state, said):
    WebLink.objects.create(url=LINK["url"], state=state, said="404", moved_to="https://b.example/", wanted_at=NOW)
    section = IssueSectionFactory()
    IssueItemFactory(section=section, links=[LINK])

    sentences = [remark.sentence for remark in checks.remarks(section.issue)]
    assert len(sentences) == bool(said)
    assert said in "".join(sentences)


def test_a_year_that_is_not_said_is_that_of_the_weekday_else_the_nearest():
    """« mardi 19 décembre » in January is that of last month; « jeudi 19 décembre » is that of the end of the year."""
    text = "mardi 19 décembre, jeudi 19 décembre, vendredi 19 décembre"
    said = list(dates_in(text, date(2024, 1, 19)))
    assert [one.day for one in said] == [date(2023, 12, 19), date(2024, 12, 19), date(2023, 12, 19)]
    assert [one.is_contradictory for one in said] == [False, False, True]
