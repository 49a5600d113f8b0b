"""What Chloé proposes, what the team answers, and what each of them is told."""

from datetime import UTC, date, datetime

import pytest

from faitiere.domains.newsroom.choices import ContributionState
from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.rules import PERMISSIONS
from faitiere.domains.newsroom.services import contributions, drafts
from faitiere.domains.newsroom.services.contributions import ContributionDraft
from faitiere.kernel.mail.models import OutboundMessage
from tests.domains.library.services.test_images import picture

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
TEXT = "Trois écoles s’écrivent & se rencontrent.\n\nUn <b>livre</b> paraît."


def keep(chloe, valmont, contribution=None, **said):
    draft = ContributionDraft(**{"title": "Une semaine avec Bellac-sur-Vald", "text": TEXT, **said})
    return contributions.keep(contribution, draft, authority=valmont, by=chloe, now=NOW)


@pytest.fixture
def sent(chloe, valmont):
    return contributions.send(keep(chloe, valmont), by=chloe, now=NOW)


def told() -> list[str]:
    return list(OutboundMessage.objects.order_by("pk").values_list("subject", flat=True))


def test_a_draft_is_kept_however_incomplete_and_nobody_is_told(chloe, valmont):
    first = keep(chloe, valmont, text="")
    again = keep(chloe, valmont, first, text="Trois écoles.", picture=picture())
    kept = keep(chloe, valmont, again, text="Trois écoles s’écrivent.", picture_alt="Une classe")
    assert (kept.pk, kept.text, bool(kept.picture), kept.picture_alt) == (
        first.pk,
        "Trois écoles s’écrivent.",
        True,
        "Une classe",
    )
    assert told() == []
    assert not keep(chloe, valmont, kept, drops_picture=True).picture
    with pytest.raises(contributions.ContributionNeedsTitle):
        keep(chloe, valmont, title=" ")


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"text": " "}, contributions.TextMissing),
        ({"ends_on": date(2024, 2, 1)}, contributions.EndsBeforeStart),
        ({"starts_on": date(2024, 2, 2), "ends_on": date(2024, 2, 1)}, contributions.EndsBeforeStart),
        ({"picture": picture()}, contributions.PictureNeedsWords),
        ({"picture": picture(), "picture_alt": "Une classe"}, contributions.PictureNeedsRights),
        ({"picture": picture(), "picture_alt": "x", "picture_is_free": True}, contributions.PictureNeedsRights),
    ],
)
def test_what_is_not_ready_is_not_sent_and_stays_a_draft(chloe, valmont, said, refusal):
    kept = keep(chloe, valmont, **said)
    with pytest.raises(refusal):
        contributions.send(kept, by=chloe, now=NOW)
    kept.refresh_from_db()
    assert (kept.state, told()) == (ContributionState.DRAFT, [])


def test_the_exchange_goes_back_and_forth_and_each_turn_is_told(chloe, amina, valmont, sent):
    contributions.ask(sent, words="Quelles dates ?", by=amina, now=NOW)
    completed = keep(chloe, valmont, sent, starts_on=date(2024, 2, 5), ends_on=date(2024, 2, 9))
    contributions.send(completed, words="Voilà.", by=chloe, now=NOW)
    contributions.decline(completed, words="Déjà paru.", by=amina, now=NOW)

    turns = completed.turns.values_list("state", "is_team", "words")
    assert list(turns) == [
        ("sent", False, ""),
        ("asked", True, "Quelles dates ?"),
        ("sent", False, "Voilà."),
        ("declined", True, "Déjà paru."),
    ]
    assert [subject.split(" :")[0].split("\u00a0")[0] for subject in told()] == [
        "Votre contribution est arrivée",
        "Votre contribution est à compléter",
        "Votre contribution est arrivée",
        "Votre contribution n’est pas retenue",
    ]
    last = OutboundMessage.objects.latest("pk")
    assert (last.recipient, "Déjà paru." in last.text, "Déjà paru." in last.html) == (chloe.email, True, True)
    assert f"/espace/contributions/{sent.pk}/" in last.text


def test_what_is_accepted_becomes_the_draft_of_an_article_with_its_picture(chloe, amina, valmont):
    said = {"starts_on": date(2024, 2, 5), "ends_on": date(2024, 2, 9), "place": "Valmont", "link": "https://v.example"}
    with_picture = {
        "picture": picture(),
        "picture_alt": "Une classe",
        "picture_credit": "C. G.",
        "picture_is_free": True,
    }
    kept = keep(chloe, valmont, link_label="Je viens", **said, **with_picture)
    contributions.accept(contributions.send(kept, by=chloe, now=NOW), by=amina, now=NOW)

    kept.refresh_from_db()
    article = Article.objects.get()
    assert (kept.state, kept.article) == (ContributionState.ACCEPTED, article)
    assert (article.live, article.kind, article.title) == (False, "save_the_date", kept.title)
    body = article.body[0].value.source
    assert "Du lundi 5 février 2024 au vendredi 9 février 2024, Valmont." in body
    assert "s’écrivent &amp; se rencontrent.</p>\n\n<p>Un &lt;b&gt;livre" in body
    assert (article.image.credit, article.alt) == ("C. G.", "Une classe")
    assert [(call.label, call.url) for call in article.calls_to_action.all()] == [("Je viens", "https://v.example")]
    assert article.latest_revision.as_object().title == kept.title


def test_two_towns_may_hold_the_same_festival(amina, sent):
    first, second = (drafts.from_contribution(sent, by=amina) for _time in range(2))
    assert second.slug == f"{first.slug}-2"


def test_a_contribution_is_answered_once_with_words_and_taken_back_before(chloe, amina, valmont, sent):
    for answer in (contributions.ask, contributions.decline):
        with pytest.raises(contributions.AnswerNeedsWords):
            answer(sent, words=" ", by=amina, now=NOW)
    with pytest.raises(contributions.ContributionNotOpen):
        keep(chloe, valmont, sent)
    contributions.withdraw(sent, by=chloe, now=NOW)
    for answer in (contributions.ask, contributions.accept, contributions.decline):
        with pytest.raises(contributions.ContributionAlreadyAnswered):
            answer(sent, words="Merci", by=amina, now=NOW)
    with pytest.raises(contributions.ContributionAlreadyAnswered):
        contributions.withdraw(sent, by=chloe, now=NOW)


def test_a_draft_is_its_authority_s_and_the_team_reads_what_is_sent(cast, chloe, valmont):
    kept = keep(chloe, valmont)

    def who(action, target):
        return {name for name, user in cast.items() if PERMISSIONS[action](user, target)}

    assert who("contributions.propose", valmont) == {"bernard", "chloe"}
    assert who("contributions.write", kept) == {"bernard", "chloe"}
    assert who("contributions.follow", kept) == {"bernard", "chloe"}
    contributions.send(kept, by=chloe, now=NOW)
    assert who("contributions.follow", kept) == {"amina", "bernard", "chloe"}
