from datetime import UTC, date, datetime, timedelta

import pytest

from faitiere.domains.events.choices import ChangeKind, EventAudience, EventState
from faitiere.domains.events.models import EventChange
from faitiere.domains.newsletters.choices import IssueState, SectionKind, SourceKind
from faitiere.domains.newsletters.models import SectionRule
from faitiere.domains.newsletters.queries import composing
from faitiere.domains.newsletters.services import issues
from tests.factories.events import EventFactory, MinutesFactory
from tests.factories.mandates import MandateFactory, MandateMentionFactory
from tests.factories.newsletters import NewsletterFactory, TemplateSectionFactory
from tests.factories.newsroom import ArticleFactory, RubricFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
DAY = date(2024, 1, 19)


@pytest.fixture
def newsletter(valdorie):
    """A letter whose plan has an opening, the groups' news, and the agenda."""
    letter = NewsletterFactory()
    plan = [
        ("ouverture", "Ouverture", {}, {"takes_the_rest": True}),
        ("groupes", "Groupes", {"group_kind": valdorie.kind}, {}),
        ("agenda", "Agenda", None, {"kind": SectionKind.AGENDA}),
    ]
    for order, (slug, title, rule, more) in enumerate(plan):
        section = TemplateSectionFactory(template=letter.template, slug=slug, title=title, order=order, **more)
        if rule:
            SectionRule.objects.create(section=section, **rule)
    return letter


def prepare(newsletter, amina, *, now=NOW):
    return issues.prepare(newsletter, DAY, by=amina, now=now)


def printed(issue) -> dict[str, list[str]]:
    return {section.slug: [item.title for item in items] for section, items in composing.sections(issue)}


def published(title, *, days_ago=1, **fields):
    return ArticleFactory(title=title, first_published_at=NOW - timedelta(days=days_ago), **fields)


def meeting(title, **fields):
    event = EventFactory(title=title, description="On y parle d’écoles.", **fields)
    EventChange.objects.create(
        event=event, kind=ChangeKind.ANNOUNCED, at=NOW - timedelta(days=2), by="Amina", state=event.state, sequence=0
    )
    return event


def test_what_came_out_is_filed_in_the_order_it_came_out(newsletter, amina, valdorie):
    published("Les vœux", days_ago=3)
    published("Retour de Valdorie", days_ago=5, group=valdorie)
    published("Trop ancien", days_ago=80)
    meeting("La réunion de mars", group=valdorie, audience=EventAudience.MEMBERS)

    issue = prepare(newsletter, amina)

    assert printed(issue) == {
        "ouverture": ["Les vœux"],
        "groupes": ["Retour de Valdorie", "La réunion de mars"],
        "agenda": ["La réunion de mars"],
    }
    date_line = issue.items.get(source_kind=SourceKind.AGENDA)
    assert (date_line.heading, date_line.day, date_line.is_reserved) == ("Autres dates en 2024", "le 20 mars", True)


def test_what_an_article_tells_is_not_told_again_beside_it(newsletter, amina, valdorie):
    held = EventFactory(title="Réunion tenue", group=valdorie, state=EventState.HELD)
    MinutesFactory(event=held, published_at=NOW - timedelta(days=1))
    article = published("Ce que la réunion a décidé", group=valdorie)
    article.events = [held]
    article.save()
    other = MinutesFactory(event=EventFactory(title="Autre réunion", group=valdorie), published_at=NOW)

    assert printed(prepare(newsletter, amina))["groupes"] == [
        "Ce que la réunion a décidé",
        f"Compte rendu : {other.event.title}",
    ]


def test_an_article_that_says_its_rubric_goes_there_and_not_with_its_group(newsletter, amina, valdorie):
    SectionRule.objects.create(section=newsletter.template.sections.get(slug="ouverture"), rubric="editorial")
    published("Édito", group=valdorie, rubric=RubricFactory(slug="editorial"))

    assert printed(prepare(newsletter, amina))["ouverture"] == ["Édito"]


def test_preparing_again_adds_what_is_new_and_keeps_the_work_of_the_hand(newsletter, amina, valdorie):
    published("Première")
    issue = prepare(newsletter, amina)
    item = issue.items.get()
    item.title, item.is_cut = "Réécrite à la main", True
    item.save()
    published("Seconde")

    again = prepare(newsletter, amina, now=NOW + timedelta(hours=2))

    assert again == issue
    assert printed(again)["ouverture"] == ["Réécrite à la main", "Seconde"]
    assert again.items.get(pk=item.pk).is_cut


def test_the_next_issue_begins_where_the_last_was_prepared(newsletter, amina):
    published("Déjà lue", days_ago=2)
    prepare(newsletter, amina)
    published("Nouvelle", days_ago=-3)

    following = issues.prepare(newsletter, date(2024, 2, 20), by=amina, now=NOW + timedelta(days=32))

    assert printed(following)["ouverture"] == ["Nouvelle"]
    assert following.number == 2


def test_the_presidency_is_that_of_the_day_and_said_once_for_each_group(newsletter, amina, valdorie, presidency):
    for title in ("Un", "Deux"):
        published(title, group=valdorie)

    first, second = prepare(newsletter, amina).items.order_by("order")

    assert (
        first.president_line
        == f"Président du groupe-pays {valdorie.short_name} : {presidency.person}, maire, {presidency.authority}"
    )
    assert second.president_line == ""


def test_a_section_that_is_one_group_s_quotes_it_under_its_title(newsletter, amina, valdorie, presidency):
    newsletter.template.sections.filter(slug="groupes").update(lead_group=valdorie)
    published("Un", group=valdorie)

    issue = prepare(newsletter, amina)

    assert str(presidency.person) in issue.sections.get(slug="groupes").president_line
    assert issue.items.get().president_line == ""


def test_an_authority_presides_by_its_name_alone(newsletter, amina, valdorie, valmont, presidency):
    presidency.delete()
    mandate = MandateFactory(seat=presidency.seat, held_by_authority=True, authority=valmont)
    MandateMentionFactory(mandate=mandate)
    published("Un", group=valdorie)

    line = prepare(newsletter, amina).items.get().president_line

    assert line.startswith(f"Présidence du groupe-pays {valdorie.short_name} : ")
    assert valmont.name in line


def test_lines_written_by_hand_stay_until_they_are_asked_again(newsletter, amina, valdorie, presidency):
    published("Un", group=valdorie)
    issue = prepare(newsletter, amina)
    issue.items.update(president_line="Présidence par intérim")

    assert prepare(newsletter, amina).items.get().president_line == "Présidence par intérim"
    assert issues.quote_presidencies(issue, by=amina, now=NOW) == 1
    assert str(presidency.person) in issue.items.get().president_line


def test_what_is_frozen_does_not_change_and_a_plan_has_sections(newsletter, amina):
    issue = prepare(newsletter, amina)
    issue.state = IssueState.FROZEN
    issue.save()

    with pytest.raises(issues.IssueNotDraft):
        prepare(newsletter, amina)
    with pytest.raises(issues.PlanEmpty):
        issues.prepare(NewsletterFactory(), DAY, by=amina, now=NOW)
