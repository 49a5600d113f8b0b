"""Drafts of articles made from what the network's own people have written elsewhere."""

from django.db import transaction
from django.utils.formats import date_format

from faitiere.domains.library.models import LibraryImage
from faitiere.domains.library.services import images
from faitiere.domains.newsroom.choices import ArticleKind
from faitiere.domains.newsroom.models import Article, Contribution
from faitiere.domains.newsroom.services import articles
from faitiere.kernel.audit import log

SUMMARY = 300  # letters: what lists and the letter show of it, until the editor writes better


@transaction.atomic
def from_contribution(contribution: Contribution, *, by: log.Actor) -> Article:
    """Write the draft of an article with all that a contribution says; nobody but the team sees it."""
    draft = articles.ArticleDraft(
        title=contribution.title,
        kind=ArticleKind.SAVE_THE_DATE if contribution.starts_on else ArticleKind.NEWS,
        summary=_beginning(contribution.text),
        text="\n\n".join(filter(None, [_when(contribution), contribution.text.strip()])),
        image=_picture(contribution, by=by),
        image_alt=contribution.picture_alt,
        calls=(articles.Call(contribution.link, contribution.link_label),) if contribution.link else (),
    )
    return articles.create(draft, by=by)


def _when(contribution: Contribution) -> str:
    days = [day for day in (contribution.starts_on, contribution.ends_on) if day]
    said = [date_format(day, "l j F Y") for day in dict.fromkeys(days)]
    when = f"Du {said[0]} au {said[1]}" if len(said) > 1 else "".join(said).capitalize()
    return ", ".join(filter(None, [when, contribution.place])) + "." if when or contribution.place else ""


def _beginning(text: str) -> str:
    """Return the first paragraph, cut between two words when it is long."""
    first = text.strip().split("\n")[0].strip()
    return first if len(first) <= SUMMARY else f"{first[:SUMMARY].rpartition(' ')[0]}…"


def _picture(contribution: Contribution, *, by: log.Actor) -> LibraryImage | None:
    if not contribution.picture:
        return None
    with contribution.picture.open("rb") as file:
        return images.keep(
            file,
            title=contribution.title,
            description=contribution.picture_alt,
            credit=contribution.picture_credit,
            rights=f"Publication permise par {contribution.authority}",
            by=by,
        )
