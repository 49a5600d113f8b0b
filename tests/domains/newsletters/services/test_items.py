from datetime import UTC, datetime

import pytest

from faitiere.domains.newsletters.choices import IssueState, SourceKind
from faitiere.domains.newsletters.queries import composing
from faitiere.domains.newsletters.services import issues, items
from faitiere.domains.newsletters.services.items import Wording
from tests.factories.newsletters import IssueFactory, IssueItemFactory, IssueSectionFactory
from tests.factories.newsroom import ArticleFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


@pytest.fixture
def acts(amina):
    return {"by": amina, "now": NOW}


@pytest.fixture
def issue(db):
    """Two sections: three items, then one."""
    issue = IssueFactory()
    first, second = (IssueSectionFactory(issue=issue, title=title) for title in ("Une", "Deux"))
    for title in "abc":
        IssueItemFactory(section=first, title=title)
    IssueItemFactory(section=second, title="d")
    return issue


def titles(issue) -> list[str]:
    return ["".join(item.title for item in held) for _section, held in composing.sections(issue)]


def item(issue, title):
    return issue.items.select_related("section", "issue").get(title=title)


@pytest.mark.parametrize(
    ("title", "step", "then"),
    [
        ("b", -1, ["bac", "d"]),
        ("b", 1, ["acb", "d"]),
        ("c", 1, ["ab", "cd"]),
        ("d", -1, ["abcd", ""]),
        ("a", -1, ["abc", "d"]),
    ],
)
def test_an_item_goes_up_and_down_through_the_sections(issue, acts, title, step, then):
    items.shift(item(issue, title), step, **acts)

    assert titles(issue) == then


def test_an_item_is_dropped_before_another(issue, acts):
    items.move(item(issue, "a"), item(issue, "d").section, before=item(issue, "d"), **acts)

    assert titles(issue) == ["bc", "ad"]


def test_what_is_cut_stays_at_hand_and_gives_its_presidency_to_the_next(acts, valdorie, presidency):
    section = IssueSectionFactory()
    first, second = (IssueItemFactory(section=section, group=valdorie) for _ in range(2))
    issues.restate(section.issue)

    items.cut(first, **acts)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.is_cut, first.president_line) == (True, "")
    assert str(presidency.person) in second.president_line

    items.restore(first, **acts)
    first.refresh_from_db()
    second.refresh_from_db()
    assert str(presidency.person) in first.president_line
    assert second.president_line == ""


def test_two_editors_lose_nothing(issue, acts):
    mine = item(issue, "a")
    items.rewrite(mine, Wording("Le mien"), version=mine.version, **acts)

    with pytest.raises(items.ItemChangedMeanwhile):
        items.rewrite(mine, Wording("Le vôtre"), version=mine.version, **acts)
    with pytest.raises(items.TitleMissing):
        items.rewrite(mine, Wording(" "), version=mine.version + 1, **acts)
    assert titles(issue) == ["Le mienbc", "d"]


def test_rewriting_never_touches_the_source_and_its_changes_are_told(issue, acts):
    article = ArticleFactory(title="La journée des écoles")
    section = issue.sections.first()
    taken = items.take(section, SourceKind.ARTICLE, article.pk, **acts)
    items.rewrite(taken, Wording("Plus court"), version=taken.version, **acts)
    assert composing.changes(issue) == {}

    article.refresh_from_db()
    assert article.title == "La journée des écoles"
    article.title = "La semaine des écoles"
    article.save()
    change = composing.changes(issue)[taken.pk]
    assert (change.fields, change.is_gone) == (("title",), False)

    items.keep(taken, **acts)
    assert composing.changes(issue) == {}
    assert item(issue, "Plus court")

    items.follow(taken, **acts)
    assert item(issue, "La semaine des écoles").taken["title"] == "La semaine des écoles"


def test_a_source_that_is_gone_is_told_and_cannot_be_taken_again(issue, acts):
    article = ArticleFactory()
    taken = items.take(issue.sections.first(), SourceKind.ARTICLE, article.pk, **acts)
    with pytest.raises(items.AlreadyThere):
        items.take(issue.sections.first(), SourceKind.ARTICLE, article.pk, **acts)

    article.unpublish()
    assert composing.changes(issue)[taken.pk].is_gone
    with pytest.raises(items.SourceGone):
        items.follow(taken, **acts)
    items.keep(taken, **acts)
    assert composing.changes(issue) == {}


def test_an_item_of_one_s_own_is_added_at_the_end_while_it_is_a_draft(issue, acts):
    section = issue.sections.first()
    items.add(section, Wording("e"), **acts)
    assert titles(issue) == ["abce", "d"]

    issue.state = IssueState.SENT
    issue.save()
    with pytest.raises(issues.IssueNotDraft):
        items.add(section, Wording("f"), **acts)
