"""What anybody may read of the letters: the issues that left, and where words stand in them."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from faitiere.domains.newsletters.choices import IssueState, ShownTo
from faitiere.domains.newsletters.models import Issue, IssueItem, Newsletter
from faitiere.kernel.mail.models import Dispatch, DispatchState
from faitiere.kernel.words import words

OUT = [IssueState.SENT, IssueState.ARCHIVED]
POINTED = 3  # items named under an issue that a search found


def published(now: datetime) -> QuerySet[Issue]:
    """Return the issues that are leaving, or that were archived without leaving, the latest first.

    One is leaving when its hour has come, or when a first copy was handed over: whoever holds it follows its links,
    whatever the clock says (that of the demo stands, that of departures does not).
    """
    handed_over = Dispatch.objects.filter(mailing=OuterRef("mailing"), state=DispatchState.HANDED_OVER)
    leaving = Q(state=IssueState.SENDING) & (Q(leaves_at__lte=now) | Exists(handed_over))
    return Issue.objects.filter(leaving | Q(state__in=OUT)).select_related("newsletter").order_by("-dated_on", "-pk")


def containing(text: str) -> Q:
    """Return what an issue must be to hold all these words, whatever their accents and capitals."""
    condition = Q()
    for word in words(text):
        condition &= Q(words__contains=word)
    return condition


def pointed(issues: Iterable[Issue], text: str) -> dict[int, list[IssueItem]]:
    """Return, for each issue, the first items that hold all the words: where to look."""
    wanted = words(text)
    found: dict[int, list[IssueItem]] = {}
    for item in readable().filter(issue__in=list(issues)).order_by("section__order", "order", "pk") if wanted else ():
        said = words(f"{item.title} {item.text}")
        held = found.setdefault(item.issue_id, [])
        if len(held) < POINTED and all(any(word in one for one in said) for word in wanted):
            held.append(item)
    return found


def readable() -> QuerySet[IssueItem]:
    """Return the items that anybody may read."""
    return IssueItem.objects.filter(is_cut=False).exclude(shown_to=ShownTo.MEMBERS)


def letters(now: datetime) -> QuerySet[Newsletter]:
    """Return the letters of which an issue is in the archive."""
    return Newsletter.objects.filter(pk__in=published(now).order_by().values("newsletter"))


def years(now: datetime) -> list[int]:
    """Return the years of the archive, the latest first."""
    return [day.year for day in published(now).dates("dated_on", "year", order="DESC")]


def around(issue: Issue, now: datetime) -> tuple[Issue | None, Issue | None]:
    """Return the issues of the same letter before and after one, as the archive has them."""
    same = published(now).filter(newsletter=issue.newsletter)
    before = same.filter(_earlier(issue.dated_on, issue.pk)).first()
    after = same.exclude(_earlier(issue.dated_on, issue.pk)).exclude(pk=issue.pk).last()
    return before, after


def _earlier(day: date, pk: int) -> Q:
    return Q(dated_on__lt=day) | Q(dated_on=day, pk__lt=pk)
