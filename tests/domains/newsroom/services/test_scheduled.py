from datetime import UTC, datetime, timedelta

from django.utils import timezone

from faitiere.domains.newsroom import tasks
from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.services import scheduled
from faitiere.kernel.audit.log import System
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.newsroom import ArticleFactory

BY = System()


def _wait_until(article: Article, moment: datetime) -> None:
    article.go_live_at = moment
    article.save_revision().publish()


def test_an_article_goes_out_once_when_its_hour_has_come(db, monkeypatch):
    article = ArticleFactory(live=False, first_published_at=None)
    hour = timezone.now() + timedelta(hours=1)
    _wait_until(article, hour)
    assert scheduled.run(by=BY, now=hour - timedelta(minutes=1)) == 0

    monkeypatch.setattr(timezone, "now", lambda: hour + timedelta(seconds=30))
    assert [scheduled.run(by=BY, now=hour + timedelta(minutes=1)) for _ in range(2)] == [1, 0]

    kept = Article.objects.get()
    assert (kept.live, kept.first_published_at) == (True, hour + timedelta(minutes=1))
    assert AuditEntry.objects.filter(verb="article publié").count() == 1


def test_an_article_is_taken_away_once_when_its_end_has_passed(db):
    ArticleFactory(expire_at=datetime(2024, 1, 19, 8, tzinfo=UTC))
    now = datetime(2024, 1, 19, 9, tzinfo=UTC)
    assert [scheduled.run(by=BY, now=now) for _ in range(2)] == [1, 0]
    assert not Article.objects.get().live


def test_the_night_calls_it(db):
    ArticleFactory(expire_at=datetime(2024, 1, 19, 7, tzinfo=UTC))
    assert tasks.publish_scheduled.func() == 1


def test_what_lacks_something_stays_a_draft_at_its_hour_and_whoever_chose_it_is_told(db, amina):
    article = ArticleFactory(live=False, first_published_at=None, summary="")
    article.go_live_at = hour = timezone.now() + timedelta(hours=1)
    article.save_revision(user=amina).publish()

    assert [scheduled.run(by=BY, now=hour + timedelta(minutes=1)) for _ in range(2)] == [0, 0]
    assert not Article.objects.get().live
    told = OutboundMessage.objects.get()
    assert (told.recipient, "Écrivez le chapeau" in told.text) == (amina.email, True)
